/** Commands: the programs that a file starts, and the words that it gives them. */
import { sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import { unwrap, type CallNode } from '../analysis/syntax.js';
import { textsOf, type Piece } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import { COMMAND_CALLS } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import type { KlingFile } from './file.js';

/** One word of a command. */
export interface Word {
  /** Its text, with a mark for what is not known. */
  readonly text: string;
  /** What it is, or what fills it. */
  readonly values: readonly Value[];
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
    ...at(row.words).flatMap((list) => wordsIn(file, list, 0)),
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
  return { text: text.map(shown).join(''), values: [value] };
}

function shown(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : HOLE;
}

/** The words of a list, and of the lists that are spread in it. */
function wordsIn(file: KlingFile, list: Value, depth: number): readonly Word[] {
  const { engine } = file;
  for (const { node, path, context } of sameValues(engine, list)) {
    const inner = unwrap(node);
    if (inner.type !== 'ArrayExpression' || path.length > 0 || depth > MAX_DEPTH) continue;
    return inner.elements.flatMap((element) => {
      if (!element) return [];
      return element.type === 'SpreadElement'
        ? wordsIn(file, engine.value(element.argument, [], context, null), depth + 1)
        : [wordOf(file, engine.value(element, [], context, null))];
    });
  }
  return [];
}

/** The words of a line. What fills a hole stays one word, as it does between quotes. */
function split(file: KlingFile, line: Value): readonly Word[] {
  const [pieces = []] = textsOf(file.engine, line);
  const words: { text: string; values: Value[] }[] = [{ text: '', values: [] }];
  for (const piece of pieces) {
    const [head = '', ...rest] = shown(piece).split(/\s+/u);
    const last = words.at(-1);
    if (last) last.text += head;
    for (const text of rest) words.push({ text, values: [] });
    if (piece.kind === 'hole') words.at(-1)?.values.push(piece.value);
  }
  return words
    .map(({ text, values }) => ({ text: text.replace(/^["']|["']$/gu, ''), values }))
    .filter(({ text }) => text !== '');
}
