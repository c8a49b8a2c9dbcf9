/** Media tools: programs and libraries that change media files, and what they leave of the metadata. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import { isCall, literalText, unwrap, wrapped, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context, Origin, Value } from '../analysis/value.js';
import {
  hasWord,
  MEDIA_CHAINS,
  MEDIA_MENTIONS,
  MEDIA_PROGRAMS,
  METADATA_DROPS,
  PROVENANCE_WORDS,
  type MediaChain,
  type MediaProgram,
} from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import { commandAt, wordsOf, type Word } from './commands.js';
import type { KlingFile } from './file.js';
import { placesOnDisk } from './paths.js';
import { perFile } from './per-file.js';

/** One run of a media tool. */
export interface MediaRun {
  readonly call: CallNode;
  /** `dropped`: all of it; `picked`: single tags were set or removed; `left`: it says nothing about metadata. */
  readonly metadata: 'dropped' | 'picked' | 'left';
  /** What it works on. */
  readonly inputs: readonly Operand[];
  /** Where what comes out is; what it works on, for a tool that changes its files in place. */
  readonly outputs: readonly Operand[];
  /** What it does is in what the call gives. */
  readonly gives: boolean;
  /** The place that drops, and the words there. */
  readonly node: Node;
  readonly name: string;
  /** The literals by which it drops, and what to say instead. */
  readonly instead: readonly { readonly node: Node; readonly text: string }[];
}

/** A file, bytes or a URL that a tool is given. */
export interface Operand {
  readonly values: readonly Value[];
  /** Which file it names, if it is a path. */
  readonly places: readonly string[];
}

/** Words that drop. */
interface Drop {
  readonly words: readonly Word[];
  readonly instead: readonly string[];
}

const chainAt = callTable(MEDIA_CHAINS);
const dropAt = callTable(METADATA_DROPS);
const CHAIN_METHODS = new Set(
  MEDIA_CHAINS.flatMap(({ ends, writes, keeps, drops, words }) => [
    ...ends,
    ...writes,
    ...keeps,
    ...(drops === 'unless-kept' ? [] : drops),
    ...(words?.methods ?? []),
  ]),
);

const TOOLS = new RegExp(MEDIA_MENTIONS.join('|'), 'iu');

/** Holds if a file says anything about media tools. */
const mentionsTools = perFile((file) => TOOLS.test(file.source.text));

/** Gets the run of a media tool that a call is, or is part of; null for any other call. */
export function mediaRunAt(file: KlingFile, call: CallNode, context: Context | null): MediaRun | null {
  if (!mentionsTools(file)) return null;
  return commandRun(file, call, context) ?? directRun(file, call, context) ?? chainRun(file, call, context);
}

// ── Programs ─────────────────────────────────────────────────────────────────────────────────────────────────────

function commandRun(file: KlingFile, call: CallNode, context: Context | null): MediaRun | null {
  const command = commandAt(file, call, context);
  if (!command) return null;
  const { words } = command;
  const program = MEDIA_PROGRAMS.find(
    ({ names, telling, drops }) =>
      (command.program !== null && names.includes(command.program)) ||
      (command.program === null && telling && drops.some((drop) => findWords(words, drop) !== null)),
  );
  if (!program) return null;
  const operands = words.filter(({ text }) => text !== '' && !/^[-+]/u.test(text));
  const last = operands.at(-1);
  const isLast = program.changes === 'last' && last !== undefined && last === words.at(-1);
  const inputs = isLast ? operands.slice(0, -1) : operands;
  const outputs = isLast ? [last] : operands;
  return { call, ...metadataBy(program, words, call), gives: false, inputs, outputs };
}

function metadataBy(
  program: MediaProgram,
  words: readonly Word[],
  call: CallNode,
): Pick<MediaRun, 'metadata' | 'node' | 'name' | 'instead'> {
  const drop = dropIn(program, words);
  const isPicked = words.some(({ text }) => program.picks.some((pick) => fits(pick, text)));
  return {
    metadata: drop ? 'dropped' : isPicked ? 'picked' : 'left',
    node: drop?.words[0]?.literal ?? call,
    name: drop?.words.map(({ text }) => text).join(' ') ?? '',
    instead: drop ? insteadOf(drop) : [],
  };
}

/** What to write in the place of words that are literals of their own, or one literal together. */
function insteadOf({ words, instead }: Drop): MediaRun['instead'] {
  if (instead.length !== words.length) return [];
  const own = words.flatMap(({ literal, text }, index) =>
    literal && literalText(literal) === text ? [{ node: literal, text: instead[index] ?? '' }] : [],
  );
  if (own.length === words.length) return own;
  const literal = words[0]?.literal;
  const whole = words.map(({ text }) => text).join(' ');
  return literal && literalText(literal) === whole ? [{ node: literal, text: instead.join(' ') }] : [];
}

/** Gets the words that drop all metadata, unless others put the mark of artificial origin back. */
function dropIn({ names, drops, except, instead }: MediaProgram, words: readonly Word[]): Drop | null {
  if (words.some(({ text }) => hasWord(PROVENANCE_WORDS, text) || except?.includes(text) === true))
    return null;
  if (drops.length === 0)
    return { words: [{ text: names[0] ?? '', values: [], places: [], literal: null }], instead: [] };
  for (const drop of drops) {
    const found = findWords(words, drop);
    if (found) return { words: found, instead: instead ?? [] };
  }
  return null;
}

function findWords(words: readonly Word[], wanted: readonly string[]): readonly Word[] | null {
  const start = words.findIndex((_, index) =>
    wanted.every((one, offset) => (words[index + offset]?.text ?? '').toLowerCase() === one),
  );
  return start < 0 ? null : words.slice(start, start + wanted.length);
}

/** Holds if a word is a pattern's, in which `*` stands for any text. */
function fits(pattern: string, word: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return word === pattern;
  const tail = rest.find((one) => one !== '') ?? '';
  return word.startsWith(head) && word.length > head.length && word.slice(head.length).includes(tail);
}

// ── Calls ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A call that drops all by itself. */
function directRun(file: KlingFile, call: CallNode, context: Context | null): MediaRun | null {
  const row = dropAt(file, call, context);
  if (!row) return null;
  const at = (port: string): readonly Value[] => portValues(file.engine, call, port, context);
  const files = at(row.takes).map((value) => operandOf(file, value));
  const isDropped =
    (row.empty === undefined || at(row.empty).some((value) => isEmpty(file, value))) &&
    (row.unless === undefined || at(row.unless).every((value) => isNothing(file, value)));
  const name = `${calledName(call) ?? ''}()`;
  const metadata = isDropped ? 'dropped' : 'picked';
  return { call, metadata, inputs: files, outputs: files, gives: false, node: call, name, instead: [] };
}

function operandOf(file: KlingFile, value: Value): Operand {
  return { values: [value], places: placesOnDisk(file, value) };
}

function isNothing(file: KlingFile, value: Value): boolean {
  return sameOrigins(file.engine, value).every(({ kind }) => kind === 'nothing');
}

/** `all: ''` and `all: null`, but not an option that is not there. */
function isEmpty(file: KlingFile, value: Value): boolean {
  return sameOrigins(file.engine, value).some(
    ({ kind, text, node, path }) =>
      text === '' || (kind === 'nothing' && node.type === 'Literal' && path.length === 0),
  );
}

// ── Chains ───────────────────────────────────────────────────────────────────────────────────────────────────────

function chainRun(file: KlingFile, call: CallNode, context: Context | null): MediaRun | null {
  const root = chainRootOf(file, call, context);
  if (!root) return null;
  const { row, begin } = root;
  const { engine } = file;
  const methods = [...CHAIN_METHODS].flatMap((name) =>
    (engine.structure.methodCalls.get(name) ?? []).filter(
      (one) => chainRootOf(file, one, context)?.begin === begin,
    ),
  );
  const named = (names: readonly string[]): readonly CallNode[] =>
    methods.filter((one) => names.includes(calledName(one) ?? ''));
  const at = (one: CallNode, port: string): readonly Value[] => portValues(engine, one, port, context);
  const operands = (values: readonly Value[]): readonly Operand[] =>
    values.map((value) => operandOf(file, value));
  const inputs = [...operands(at(begin, row.takes)), ...operands(pipedInto(file, begin))];
  const outputs = operands(named(row.writes).flatMap((one) => at(one, '0')));
  const ended = named(row.ends)[0] ?? (streamOf(begin) ? begin : null);
  if (!ended) return null;
  const gives = outputs.length === 0;
  const shared = { call, inputs, outputs, gives, node: ended, name: '', instead: [] };
  if (row.drops === 'unless-kept') {
    const isKept = named(row.keeps).length > 0;
    return { ...shared, metadata: isKept ? 'picked' : 'dropped', name: `${calledName(begin) ?? ''}()` };
  }
  const [dropping] = named(row.drops);
  if (dropping)
    return { ...shared, metadata: 'dropped', node: dropping, name: `${calledName(dropping) ?? ''}()` };
  const program = MEDIA_PROGRAMS.find(({ names }) => row.words && names.includes(row.words.program));
  if (!program || !row.words) return { ...shared, metadata: 'left' };
  const words = named(row.words.methods).flatMap((one) =>
    at(one, '0..').flatMap((value) => wordsOf(file, value)),
  );
  return { ...shared, ...metadataBy(program, words, begin) };
}

/** Gets the call that a chain is given to as a stream: `body.pipe(sharp().resize(300))`. */
function streamOf(begin: CallNode): CallNode | null {
  let current: Node = begin;
  for (let count = 0; count < MAX_LINKS; count++) {
    const { parent }: { parent?: Node } = wrapped(current);
    if (parent?.type === 'MemberExpression' && isCall(parent.parent) && parent.parent.callee === parent)
      current = parent.parent;
    else return isCall(parent) && STREAMING.has(calledName(parent) ?? '') ? parent : null;
  }
  return null;
}

function pipedInto(file: KlingFile, begin: CallNode): readonly Value[] {
  const call = streamOf(begin);
  const callee = call && unwrap(call.callee);
  if (!callee) return [];
  const [first] = call.arguments;
  const source =
    callee.type === 'MemberExpression' && calledName(call) !== 'pipeline' ? callee.object : first;
  return source && source.type !== 'SpreadElement' ? [file.engine.at(source)] : [];
}

const STREAMING = new Set(['pipe', 'pipeThrough', 'compose', 'pipeline']);

/** How many calls of one chain are walked through. */
const MAX_LINKS = 40;

/** Gets the call that begins the chain of a call, through a variable that holds it. */
function chainRootOf(
  file: KlingFile,
  call: CallNode,
  context: Context | null,
): { readonly begin: CallNode; readonly row: MediaChain } | null {
  const name = calledName(call);
  let current: Node = call;
  const isMember = unwrap(call.callee).type === 'MemberExpression';
  if (isMember && (name === null || !CHAIN_METHODS.has(name)) && !isInChain(call)) return null;
  for (let count = 0; count < MAX_LINKS; count++) {
    if (isCall(current)) {
      const row = chainAt(file, current, context);
      if (row) return { begin: current, row };
      const callee = unwrap(current.callee);
      if (callee.type !== 'MemberExpression') return null;
      current = unwrap(callee.object);
    } else if (current.type === 'Identifier' || current.type === 'MemberExpression') {
      const held: Origin | undefined = sameOrigins(
        file.engine,
        file.engine.value(current, [], context, null),
      ).find(({ node }) => isCall(node));
      if (!held || held.path.length > 0 || held.node === current) return null;
      current = held.node;
    } else return null;
  }
  return null;
}

/** A method between others: `sharp(file).resize(300).toBuffer()`. */
function isInChain(call: CallNode): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && isCall(unwrap(callee.object));
}
