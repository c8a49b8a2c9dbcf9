/** Paths on disk: whether two expressions name the same file, and whether the web server publishes it. */
import { sameValues } from '../analysis/callee.js';
import { isCall } from '../analysis/syntax.js';
import { textsOf, type Piece } from '../analysis/texts.js';
import type { Value } from '../analysis/value.js';
import { PATH_JOINERS, PUBLIC_DIRECTORIES } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import type { KlingFile } from './file.js';

const joinerAt = callTable([{ api: PATH_JOINERS }]);

/** How many spellings of one path are kept. */
const MAX_SPELLINGS = 8;
const MAX_DEPTH = 4;

/** Gets the spellings of a path, what is not known by where it comes from: equal ones name the same file. */
export function placesOnDisk(file: KlingFile, path: Value, depth = 0): readonly string[] {
  const { engine } = file;
  const joined = sameValues(engine, path).flatMap(({ node, path: read, context }) => {
    if (!isCall(node) || read.length > 0 || depth > MAX_DEPTH || !joinerAt(file, node, context)) return [];
    return node.arguments.reduce<readonly string[]>(
      (heads, one) => {
        const inner = one.type === 'SpreadElement' ? one.argument : one;
        const tails = placesOnDisk(file, engine.value(inner, [], context, null), depth + 1);
        return heads.flatMap((head) => tails.map((tail) => `${head}/${tail}`)).slice(0, MAX_SPELLINGS);
      },
      [''],
    );
  });
  if (joined.length > 0) return joined;
  return textsOf(engine, path)
    .slice(0, MAX_SPELLINGS)
    .map((text) => text.map((piece) => spelled(file, piece)).join(''));
}

/** Spells a part of a text. A hole is told by where it comes from, between marks that no path has. */
export function spelled(file: KlingFile, piece: Piece): string {
  if (piece.kind === 'text') return piece.text;
  const { kind, node, path } = piece.origin ?? { kind: 'value', ...piece.value };
  return `\0${kind}-${String(file.engine.idOf(node))}-${path.join('.')}\0`;
}

/** Holds if a path leads through a directory that is published as it is. */
export function isPublished(file: KlingFile, path: Value): boolean {
  return placesOnDisk(file, path).some((place) =>
    place
      .split(/[\\/]/u)
      .slice(0, -1)
      .some((segment) => PUBLIC_DIRECTORIES.includes(segment)),
  );
}
