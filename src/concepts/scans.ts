/** Scans that no row names: programs that look for malware, and services that are asked over HTTP. */
import type { CallNode } from '../analysis/syntax.js';
import type { Context } from '../analysis/value.js';
import { hasWord, SCAN_ADDRESS, SCAN_HOSTS, SCAN_PROGRAMS } from '../knowledge/index.js';
import { commandAt } from './commands.js';
import type { Companion } from './companions.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { allRequestsOf, type Request } from './requests.js';

/** Gets the scan that a call is, or null. */
export function scanBy(file: KlingFile, call: CallNode, context: Context | null): Companion | null {
  const command = commandAt(file, call, context);
  if (command)
    return command.program !== null && SCAN_PROGRAMS.includes(command.program)
      ? {
          call,
          outcome: command.tells ? 'verdict' : 'returns',
          async: false,
          subjects: command.words.flatMap(({ values }) => values),
          around: null,
          byName: false,
        }
      : null;
  const request = scanRequestsOf(file).get(call);
  if (!request) return null;
  const { engine } = file;
  const parts = [...request.bodies, ...request.queries, ...(request.url ? [request.url] : [])];
  return {
    call,
    outcome: 'verdict',
    async: true,
    subjects: parts.map(({ node, path, places }) => engine.value(node, path, context, places)),
    around: null,
    byName: false,
  };
}

const scanRequestsOf = perFile(
  (file) =>
    new Map<CallNode, Request>(
      allRequestsOf(file)
        .filter(isScan)
        .map((request) => [request.call, request]),
    ),
);

/** Told by the host, by a segment of the path, or by the name of what holds the address. */
function isScan({ targets }: Request): boolean {
  return targets.some(({ host, segments, pieces }) => {
    if (typeof host === 'string' && SCAN_HOSTS.some((one) => host === one || host.endsWith(`.${one}`)))
      return true;
    const holes = pieces.flatMap((piece) =>
      piece.kind === 'hole' && piece.origin ? [piece.origin.name ?? '', ...piece.origin.path] : [],
    );
    const words = [...segments.filter((one) => one !== null), ...holes, host ?? ''];
    return words.some((word) => hasWord(SCAN_ADDRESS, word));
  });
}
