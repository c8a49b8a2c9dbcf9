/** Metadata of results: what frees them of it before they leave, and what drops all of it, the mark of their origin too. */
import { isCall, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context } from '../analysis/value.js';
import type { Suggestion } from '../finding.js';
import { MARK_WRITERS } from '../knowledge/index.js';
import type { Companion } from './companions.js';
import { bytesInOperand } from './downloads.js';
import type { KlingFile } from './file.js';
import { mediaRunAt, type MediaRun } from './media-tools.js';
import { perFile } from './per-file.js';
import { rootsOf } from './roots.js';

/** Gets the step that a run of a media tool is, or null. */
export function stripBy(file: KlingFile, call: CallNode, context: Context | null): Companion | null {
  const run = mediaRunAt(file, call, context);
  if (!run || run.metadata === 'left') return null;
  return {
    call,
    outcome: run.gives ? 'result' : 'returns',
    async: false,
    subjects: (run.gives ? run.inputs : run.outputs).flatMap(({ values }) => values),
    around: null,
    byName: false,
  };
}

/** Holds if a node is part of a run of a media tool that does, or does not, touch metadata. */
export function isMediaRun(file: KlingFile, node: Node, touches: boolean): boolean {
  const run = isCall(node) ? mediaRunAt(file, node, null) : null;
  return run !== null && (run.metadata !== 'left') === touches;
}

/** A tool that is told to drop all metadata. */
export interface DroppedMark {
  readonly node: Node;
  readonly name: string;
  /** It is told so for a result; null where it is not known for what. */
  readonly result: true | null;
  readonly suggestions: readonly Suggestion<'only'>[];
}

/** Gets the places of a file where a tool drops all metadata of what may be a result. */
export const droppedMarksOf = perFile((file): readonly DroppedMark[] => {
  if (!file.about || writesMark(file)) return [];
  const seen = new Set<Node>();
  return file.engine.structure.calls.flatMap((call) => {
    const run = mediaRunAt(file, call, null);
    if (run?.metadata !== 'dropped' || seen.has(run.node)) return [];
    seen.add(run.node);
    const result = isOfResult(file, run);
    if (result === false) return [];
    const { node, name } = run;
    return [{ node, name, result, suggestions: insteadOf(file, run) }];
  });
});

/** A file that signs the mark into its pictures again. */
function writesMark(file: KlingFile): boolean {
  return file.engine.structure.imports.some(({ source }) => MARK_WRITERS.includes(source.value));
}

/** What the tool is given is a result; something of a caller's is none, and anything else is not known. */
function isOfResult(file: KlingFile, { call, inputs }: MediaRun): true | null | false {
  if (inputs.some((input) => bytesInOperand(file, input, call).length > 0)) return true;
  const roots = inputs.flatMap(({ values }) => values.flatMap((value) => rootsOf(file, value, 0)));
  return roots.length > 0 && roots.every(({ callers }) => callers) ? false : null;
}

function insteadOf(file: KlingFile, { instead }: MediaRun): readonly Suggestion<'only'>[] {
  if (instead.length === 0) return [];
  const words = instead.map(({ text }) => text).join(' ');
  const edits = instead.map(({ node, text }) => {
    const quote = file.source.getText(node).at(0) ?? "'";
    return { range: node.range, text: `${quote}${text}${quote}` };
  });
  return [{ messageId: 'only', data: { words }, edits }];
}
