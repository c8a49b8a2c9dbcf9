/** Commands: the programs that a file starts, and the words that it gives them. */
import { sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { textsOf, type Piece } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import { COMMAND_CALLS } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import type { KlingFile } from './file.js';
import { placesOnDisk, spelled } from './paths.js';
import { perFile } from './per-file.js';

/** One word of a command. */
export interface Word {
  /** Its text, with a mark for what is not known. */
  readonly text: string;
  /** What it is, or what fills it. */
  readonly values: readonly Value[];
  /** Which file it names, if it is a path: see `placesOnDisk`. */
  readonly places: readonly string[];
  /** The literal that it stands in. */
  readonly literal: Node | null;
}

/** One start of a program. */
export interface Command {
  readonly call: CallNode;
  /** The name of the program without its directory, in lower case; null when it is not known. */
  readonly program: string | null;
  readonly words: readonly Word[];
  /** Its failure is told, and not thrown. */
  readonly tells: boolean;
}

/** Stands for what is not known; no word holds it. */
const HOLE = '\0';

/** How deep lists of words may be built of others. */
const MAX_DEPTH = 4;

const commandCallAt = callTable(COMMAND_CALLS);

/** Gets the command that a call starts, or null. */
export function commandAt(file: KlingFile, call: CallNode, context: Context | null): Command | null {
  const row = commandCallAt(file, call, context);
  if (!row) return null;
  const at = (port: string | undefined): readonly Value[] =>
    port === undefined ? [] : portValues(file.engine, call, port, context);
  const all = [
    ...at(row.program).map((value) => wordOf(file, value)),
    ...at(row.words).flatMap((list) => wordsIn(file, list)),
    ...at(row.line).flatMap((line) => split(file, line)),
  ];
  const [first, ...rest] = all;
  if (row.is !== undefined) return { call, program: row.is, words: all, tells: false };
  const words = first === undefined ? [] : rest;
  return { call, program: first ? programOf(first) : null, words, tells: row.tells === true };
}

function programOf({ text }: Word): string | null {
  if (text.includes(HOLE)) return null;
  const name = text.split(/[\\/]/u).at(-1) ?? '';
  return name.toLowerCase().replace(/\.exe$/u, '');
}

function wordOf(file: KlingFile, value: Value): Word {
  const [text = []] = textsOf(file.engine, value);
  return {
    text: text.map(shown).join(''),
    values: [value],
    places: placesOnDisk(file, value),
    literal: literalOf(value),
  };
}

function shown(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : HOLE;
}

function literalOf({ node, path }: Value): Node | null {
  const inner = unwrap(node);
  return inner.type === 'Literal' && path.length === 0 ? inner : null;
}

/** Gets the words of a text or of a list of texts, each of which may hold several. */
export function wordsOf(file: KlingFile, value: Value): readonly Word[] {
  const list = elementsOf(file, value, 0);
  return list ? list.flatMap((one) => split(file, one)) : split(file, value);
}

/** The words of a list, each of its elements being one. */
function wordsIn(file: KlingFile, list: Value): readonly Word[] {
  return (elementsOf(file, list, 0) ?? []).map((value) => wordOf(file, value));
}

/** Gets the elements of a list, and of the lists that are spread in it; null where it is none of the file. */
function elementsOf(file: KlingFile, list: Value, depth: number): readonly Value[] | null {
  const { engine } = file;
  for (const { node, path, context } of sameValues(engine, list)) {
    const inner = unwrap(node);
    if (inner.type !== 'ArrayExpression' || path.length > 0 || depth > MAX_DEPTH) continue;
    return inner.elements.flatMap((element) => {
      if (!element) return [];
      return element.type === 'SpreadElement'
        ? (elementsOf(file, engine.value(element.argument, [], context, null), depth + 1) ?? [])
        : [engine.value(element, [], context, null)];
    });
  }
  return null;
}

/** Gets the words of the templates that a file gives to a shell: `` $`exiftool ${path}` ``. */
export const shellWordsOf = perFile((file): readonly Word[] =>
  file.engine.structure.texts.flatMap((text) => {
    const tag = text.parent.type === 'TaggedTemplateExpression' ? text.parent.tag : null;
    return tag?.type === 'Identifier' && tag.name === '$' ? split(file, file.engine.at(text)) : [];
  }),
);

/** The words of a line. What fills a hole stays one word, as it does between quotes. */
function split(file: KlingFile, line: Value): readonly Word[] {
  const [pieces = []] = textsOf(file.engine, line);
  const words: { text: string; place: string; values: Value[] }[] = [{ text: '', place: '', values: [] }];
  for (const piece of pieces) {
    const texts = shown(piece).split(/\s+/u);
    for (const [index, text] of texts.entries()) {
      if (index > 0) words.push({ text: '', place: '', values: [] });
      const last = words.at(-1);
      if (!last) continue;
      last.text += text;
      last.place += piece.kind === 'text' ? text : spelled(file, piece);
      if (piece.kind === 'hole') last.values.push(piece.value);
    }
  }
  const literal = literalOf(line);
  return words
    .filter(({ text }) => text !== '')
    .map(({ text, place, values }) => ({
      text: unquoted(text),
      places: text === HOLE ? values.flatMap((value) => placesOnDisk(file, value)) : [unquoted(place)],
      values,
      literal,
    }));
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/gu, '');
}
