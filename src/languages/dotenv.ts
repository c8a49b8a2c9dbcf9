/** Dotenv files as an ESLint language: names, values and comments with their places. */
import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit';

/** Where something stands: lines are counted from 1, columns from 0. */
export interface Place {
  readonly range: readonly [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
}

/** A line and a column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The name of a variable. */
export interface DotenvName extends Place {
  readonly type: 'Name';
  readonly name: string;
}

/** What a variable is set to, without its quotes; a place without width where there is nothing. */
export interface DotenvValue extends Place {
  readonly type: 'Value';
  readonly value: string;
}

/** `NAME=value`. */
export interface DotenvEntry extends Place {
  readonly type: 'Entry';
  readonly name: DotenvName;
  readonly value: DotenvValue;
}

/** A comment, without its `#`. */
export interface DotenvComment extends Place {
  readonly type: 'Comment';
  readonly value: string;
}

/** A whole file. Lines that say nothing are left out. */
export interface DotenvRoot extends Place {
  readonly type: 'Dotenv';
  readonly body: readonly DotenvEntry[];
  readonly comments: readonly DotenvComment[];
}

type DotenvNode = DotenvRoot | DotenvEntry | DotenvName | DotenvValue | DotenvComment;

const CHILDREN = { Dotenv: ['body'], Entry: ['name', 'value'], Name: [], Value: [], Comment: [] };

/** Reads a dotenv file as the dotenv package does: `export`, three kinds of quotes, values over several lines. */
export function parseDotenv(text: string): DotenvRoot {
  const places = placesIn(text);
  const body: DotenvEntry[] = [];
  const comments: DotenvComment[] = [];
  const comment = (from: number): number => {
    const to = endOfLine(text, from);
    comments.push({ type: 'Comment', value: text.slice(from + 1, to), ...places(from, to) });
    return to;
  };
  for (let at = 0; at < text.length; at = endOfLine(text, at) + 1) {
    at = skipBlanks(text, at);
    if (text[at] === '#') {
      at = comment(at);
      continue;
    }
    const start = at;
    if (/^export[ \t]/u.test(text.slice(at, at + 7))) at = skipBlanks(text, at + 6);
    const nameEnd = skipWord(text, at);
    const equals = skipBlanks(text, nameEnd);
    if (nameEnd === at || (text[equals] !== '=' && text[equals] !== ':')) continue;
    const name: DotenvName = { type: 'Name', name: text.slice(at, nameEnd), ...places(at, nameEnd) };
    const [from, to, end] = valueAt(text, skipBlanks(text, equals + 1));
    const value: DotenvValue = { type: 'Value', value: text.slice(from, to), ...places(from, to) };
    body.push({ type: 'Entry', name, value, ...places(start, end) });
    at = skipBlanks(text, end);
    if (text[at] === '#') at = comment(at);
  }
  return { type: 'Dotenv', body, comments, ...places(0, text.length) };
}

/** Gets where the value begins and ends, and where what brings it ends: behind the closing quote. */
function valueAt(text: string, from: number): readonly [number, number, number] {
  const quote = text[from];
  if (quote === '"' || quote === "'" || quote === '`') {
    let close = text.indexOf(quote, from + 1);
    while (close > 0 && text[close - 1] === '\\') close = text.indexOf(quote, close + 1);
    if (close > 0) return [from + 1, close, close + 1];
  }
  let to = endOfLine(text, from);
  const hash = text.indexOf('#', from);
  if (hash >= 0 && hash < to) to = hash;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  return [from, to, to];
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r' || text[at] === '\uFEFF') at += 1;
  return at;
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (/[\w.-]/u.test(text[at] ?? '')) at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Gets a function that turns two offsets into a place. */
function placesIn(text: string): (from: number, to: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const position = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) };
  };
  return (from, to) => ({ range: [from, to], loc: { start: position(from), end: position(to) } });
}

const commentParser = new ConfigCommentParser();

/** A dotenv file as ESLint sees it. */
export class DotenvSourceCode extends TextSourceCodeBase {
  readonly visitorKeys = CHILDREN;
  readonly #root: DotenvRoot;
  readonly #parents = new Map<object, DotenvNode>();

  constructor({ text, ast }: { readonly text: string; readonly ast: DotenvRoot }) {
    super({ text, ast });
    this.#root = ast;
    for (const entry of ast.body) {
      this.#parents.set(entry, ast);
      for (const part of [entry.name, entry.value]) this.#parents.set(part, entry);
    }
  }

  /** Gets what a node stands in. */
  override getParent(node: object): DotenvNode | undefined {
    return this.#parents.get(node);
  }

  /** Lists the nodes in the order in which rules visit them. */
  override *traverse(): Generator<VisitNodeStep> {
    const visit = (target: object, phase: 1 | 2): VisitNodeStep =>
      new VisitNodeStep({ target, phase, args: [target, this.getParent(target)] });
    yield visit(this.#root, 1);
    for (const entry of this.#root.body) {
      yield visit(entry, 1);
      for (const part of [entry.name, entry.value]) {
        yield visit(part, 1);
        yield visit(part, 2);
      }
      yield visit(entry, 2);
    }
    yield visit(this.#root, 2);
  }

  /** Gets what ESLint's comments switch off, for the next line, their own, or all that follow. */
  getDisableDirectives(): { readonly problems: readonly never[]; readonly directives: readonly Directive[] } {
    const directives = this.#root.comments.flatMap((node) => {
      const found = commentParser.parseDirective(node.value.trim());
      const type = DIRECTIVES.find((one) => found?.label === `eslint-${one}`);
      return found && type !== undefined
        ? [new Directive({ type, node, value: found.value, justification: found.justification })]
        : [];
    });
    return { problems: [], directives };
  }
}

const DIRECTIVES = ['disable', 'enable', 'disable-next-line', 'disable-line'] as const;

/** The language, to be named in `language` of a configuration. */
export const dotenv = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: CHILDREN,
  validateLanguageOptions(): void {
    // There are none.
  },
  parse(file: { readonly body: string | Uint8Array }): { readonly ok: true; readonly ast: DotenvRoot } {
    return { ok: true, ast: parseDotenv(textOf(file.body)) };
  },
  createSourceCode(
    file: { readonly body: string | Uint8Array },
    { ast }: { readonly ast: DotenvRoot },
  ): DotenvSourceCode {
    return new DotenvSourceCode({ text: textOf(file.body), ast });
  },
} as const;

function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
