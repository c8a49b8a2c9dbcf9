/** Where a request goes, read off the parts of its URL: scheme, host, path segments, query. */
import type { Piece, Text } from '../analysis/texts.js';
import { UNKNOWN_TEXT } from '../knowledge/kling/index.js';

/** One reading of a URL. What a hole stands in is null, but for segments of the path. */
export interface Target {
  readonly pieces: Text;
  /** In lower case with its colon; null when not known, undefined when the text has none. */
  readonly scheme: string | null | undefined;
  /** Host name in lower case without port and user; null when not known, undefined when the text has none. */
  readonly host: string | null | undefined;
  /** Null when not known; {@link UNKNOWN_TEXT} stands in one that is known in part. */
  readonly segments: readonly (string | null)[];
  /** The parts behind the question mark. */
  readonly query: Text;
}

const HOLE = UNKNOWN_TEXT;

/** Takes a URL text apart. */
export function targetOf(pieces: Text): Target {
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : HOLE)).join('');
  const hash = text.indexOf('#');
  const whole = hash < 0 ? text : text.slice(0, hash);
  const mark = whole.indexOf('?');
  const address = mark < 0 ? whole : whole.slice(0, mark);
  const absolute = /^([^:/]+):\/\/([^/]*)(\/.*)?$/su.exec(address);
  const leading = absolute ? null : new RegExp(`^${HOLE}+`, 'u').exec(address);
  const path = absolute ? (absolute[3] ?? '') : leading ? address.slice(leading[0].length) : address;
  return {
    pieces,
    scheme: absolute ? known(`${(absolute[1] ?? '').toLowerCase()}:`) : leading ? null : undefined,
    host: absolute ? known(hostOf(absolute[2] ?? '')) : leading ? null : undefined,
    segments: path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => (segment.replaceAll(HOLE, '') === '' ? null : segment)),
    query: mark < 0 ? [] : piecesFrom(pieces, mark + 1),
  };
}

function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:[^:]*$/u, '');
}

function known(text: string): string | null {
  return text.includes(HOLE) ? null : text;
}

/** Gets the parts of a text from a position on, a hole counting as one character. */
function piecesFrom(pieces: Text, from: number): Text {
  const rest: Piece[] = [];
  let position = 0;
  for (const piece of pieces) {
    const length = piece.kind === 'text' ? piece.text.length : 1;
    if (position + length > from)
      rest.push(
        piece.kind === 'text' ? { ...piece, text: piece.text.slice(Math.max(0, from - position)) } : piece,
      );
    position += length;
  }
  return rest;
}

/** Holds if a host name or address is the machine itself. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    host === '0.0.0.0' ||
    /^127(?:\.\d{1,3}){3}$/u.test(host)
  );
}
