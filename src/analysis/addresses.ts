/** Addresses and ports of rows (see `rows.ts`): how they are read and compared. */
import type { Address, Port } from './rows.js';

const SEGMENT = /^(?:\*|[\w$]+|\(\)|new\(\))$/u;

/** Addresses that have been read: those of rows, so there is an end of them. */
const read = new Map<Address, readonly string[]>();

/**
 * Reads an address with its alternatives: `axios#{get,post}` gives two.
 *
 * @returns the plain addresses.
 * @throws Error with one sentence when the text is no address.
 */
export function parseAddress(address: Address): readonly string[] {
  const known = read.get(address);
  if (known) return known;
  const all = parse(address);
  read.set(address, all);
  return all;
}

function parse(address: Address): readonly string[] {
  const hash = address.indexOf('#');
  if (hash < 1)
    throw new Error(`"${address}" is no address: it needs a module or "global", then "#" and a path.`);
  const [modules, path] = [address.slice(0, hash), address.slice(hash + 1)];
  const all = expandBraces(modules).flatMap((module) => expandBraces(path).map((one) => `${module}#${one}`));
  for (const one of all) {
    for (const segment of segmentsOf(one)) {
      if (!SEGMENT.test(segment))
        throw new Error(`"${address}" is no address: "${segment}" is no member name, "()", "new()" or "*".`);
    }
  }
  return all;
}

/** Gets the members and calls of an address's path, in order: `axios#create().get` gives `create`, `()`, `get`. */
export function segmentsOf(address: string): string[] {
  const path = address.slice(address.indexOf('#') + 1);
  if (path === '') return [];
  return path.split('.').flatMap((piece) => {
    if (piece === 'new()' || piece === '()') return [piece];
    const open = piece.indexOf('(');
    const name = open < 0 ? piece : piece.slice(0, open);
    const calls = open < 0 ? 0 : (piece.length - open) / 2;
    return [...(name === '' ? [] : [name]), ...Array.from({ length: calls }, () => '()')];
  });
}

/** Joins one more member or call to an address. */
export function joinAddress(address: string, segment: string): string {
  if (segment === 'default') return address;
  if (segment === '()') return `${address}()`;
  return address.endsWith('#') ? `${address}${segment}` : `${address}.${segment}`;
}

function expandBraces(text: string): string[] {
  const open = text.indexOf('{');
  if (open < 0) return [text];
  const close = text.indexOf('}', open);
  if (close < 0) throw new Error(`"${text}" has a "{" without "}".`);
  const tails = expandBraces(text.slice(close + 1));
  return text
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => tails.map((tail) => text.slice(0, open) + choice.trim() + tail));
}

/** A port, read. */
export interface ParsedPort {
  /** Which argument, or the receiver, or the result. */
  readonly base: number | 'this' | 'return';
  /** Every argument from `base` on. */
  readonly rest: boolean;
  readonly path: readonly string[];
}

/**
 * Reads a port: `1.headers`, `0..`, `this`, `return`.
 *
 * @throws Error with one sentence when the text is no port.
 */
export function parsePort(port: Port): ParsedPort {
  const rest = port.endsWith('..');
  const [head = '', ...path] = (rest ? port.slice(0, -2) : port).split('.');
  if (path.includes('')) throw new Error(`"${port}" is no port: a property name is empty.`);
  if (head === 'this' || head === 'return') return { base: head, rest, path };
  if (!/^\d{1,2}$/u.test(head))
    throw new Error(`"${port}" is no port: it starts with an argument's number, "this" or "return".`);
  return { base: Number(head), rest, path };
}

/**
 * Gets the package that an import names, without version, registry prefix, `node:` or the path inside of it that
 * only picks a build: `npm:jose@5`, `https://esm.sh/jose@5.2.0` and `jose` are one module.
 */
export function moduleName(specifier: string): string {
  let name = specifier.replace(/^(?:node|npm|jsr|bun):\/?/u, '');
  const cdn =
    /^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com|deno\.land\/x|deno\.land)\/(.+)$/u.exec(
      specifier,
    );
  if (cdn?.[1] !== undefined) name = cdn[1].replace(/^v\d+\//u, '');
  const pieces = /^(@[^/@]+\/[^/@]+|[^/@]+)(?:@[^/]*)?(\/.*)?$/u.exec(name);
  if (pieces?.[1] === undefined) return name;
  return cdn ? pieces[1] : pieces[1] + (pieces[2] ?? '');
}
