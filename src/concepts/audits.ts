/** Audit entries: what is written down before a person's data goes to Kling, and what stands in it. */
import { rowsAt } from '../analysis/described.js';
import { propertyNames } from '../analysis/objects.js';
import { trace } from '../analysis/trace.js';
import { contains, isCall, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { ANY, leftOut, type Context, type Value } from '../analysis/value.js';
import { AUDIT_FIELDS } from '../knowledge/index.js';
import { splitWords } from '../knowledge/words.js';
import type { Companion } from './companions.js';
import type { KlingFile } from './file.js';
import { generationsOf, unlessDelegated, type Generation } from './generations.js';
import type { Answer, Duty } from './duties.js';
import { companionsOf, obligation } from './obligations.js';
import { perFile } from './per-file.js';
import { rootsOf } from './roots.js';
import { safeguardOf } from './safeguards.js';
import { signedUrlsIn } from './results.js';

const RECORDED: Duty = {
  kinds: ['audit'],
  looks: false,
  forgives: true,
  keeps: true,
  also: (file, call, context) => entryInLog(file, call, context),
};

/** One generation request, and whether an entry comes before it. */
export interface RecordedGeneration {
  readonly node: Node;
  readonly answer: Answer;
}

/** Gets the generation requests of a file, one answer for each. */
export const recordedGenerationsOf = perFile((file): readonly RecordedGeneration[] =>
  generationsOf(file).map((generation) => ({
    node: generation.node,
    answer:
      safeguardOf(file, generation, 'audit') ??
      unlessDelegated(
        generation,
        obligation(file, RECORDED, {
          node: generation.call,
          context: generation.context,
          subjects: [],
        }),
      ),
  })),
);

/** What an entry lacks, or holds though it should not. */
export interface AuditEntry {
  readonly node: Node;
  /** What it is known to lack, in words. */
  readonly lacks: readonly string[];
  /** What it holds too much, in words; null for nothing. */
  readonly shows: string | null;
}

/** Gets the entries that come before generation requests, and what is in them. */
export const auditEntriesOf = perFile((file): readonly AuditEntry[] => {
  const generations = generationsOf(file);
  if (generations.length === 0) return [];
  return companionsOf(file, RECORDED).flatMap((companion) => entryAt(file, companion, generations));
});

function entryAt(
  file: KlingFile,
  { call }: Companion,
  generations: readonly Generation[],
): readonly AuditEntry[] {
  const isAnswer = recordedGenerationsOf(file).some(
    ({ answer }) => answer.kind === 'met' && contains(answer.by, call),
  );
  if (!isAnswer) return [];
  const values = call.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [file.engine.at(one)]));
  const objects = values.filter((value) => unwrap(value.node).type === 'ObjectExpression');
  const names = objects.flatMap((value) => namesIn(file, value, 3));
  const isOpen = objects.length === 0 || names.includes(ANY);
  const lacks = isOpen
    ? []
    : AUDIT_FIELDS.filter(
        ({ words }) => !names.some((name) => words.some((word) => name.includes(word))),
      ).map(({ field }) => field);
  return [{ node: call, lacks, shows: shownIn(file, values, generations) }];
}

/** Gets the names of an object's properties, run together in lower case; `*` when some are not known. */
function namesIn(file: KlingFile, value: Value, depth: number): readonly string[] {
  const object = unwrap(value.node);
  if (object.type !== 'ObjectExpression' || depth === 0) return [];
  return object.properties.flatMap((property) => {
    if (property.type === 'SpreadElement' || property.computed) return [ANY];
    const name = keyName(property.key, property.computed) ?? '';
    return [splitWords(name).join(''), ...namesIn(file, file.engine.at(property.value), depth - 1)];
  });
}

function shownIn(
  file: KlingFile,
  values: readonly Value[],
  generations: readonly Generation[],
): string | null {
  const prompts = new Set(
    generations.flatMap(({ prompts: sinks }) =>
      sinks.flatMap((sink) =>
        rootsOf(file, sink.value, 0).map(({ key, path }) => `${key} ${path.join('.')}`),
      ),
    ),
  );
  const holdsPrompt = values.some((value) =>
    trace(file.engine, value, {
      derived: true,
      contents: 3,
      stops: (step) => step.hides || step.name === 'slice' || step.name === 'length',
    }).found.some(({ origin }) => {
      const path = origin.path.filter((segment) => leftOut(segment) === null);
      return rootsOf(file, file.engine.value(origin.node, [], origin.context, null), 0).some(({ key }) =>
        prompts.has(`${key} ${path.join('.')}`),
      );
    }),
  );
  if (holdsPrompt) return 'the text of the prompt';
  return values.some((value) => signedUrlsIn(file, value, 3)) ? 'a signed URL' : null;
}

/** A line of a logger that keeps what it writes is an entry when it says what an entry says. */
function entryInLog(file: KlingFile, call: CallNode, context: Context | null): Companion | null {
  const { engine } = file;
  if (!isCall(call) || call.arguments.length === 0) return null;
  const isLog = rowsAt(engine, 'log', call, context).some(({ address }) => !address.startsWith('global#'));
  if (!isLog) return null;
  const names = call.arguments.flatMap((one) =>
    one.type === 'SpreadElement'
      ? []
      : [...propertyNames(engine, engine.at(one))].map((name) => splitWords(name).join('')),
  );
  const said = AUDIT_FIELDS.filter(({ words }) =>
    names.some((name) => words.some((word) => name.includes(word))),
  );
  if (said.length < 3) return null;
  return { call, outcome: 'returns', async: false, subjects: [], around: null, byName: false };
}
