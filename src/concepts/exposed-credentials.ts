/** Credentials that whoever opens a page or calls a route gets: used in code of browsers, or part of an answer. */
import type { Node } from '../analysis/syntax.js';
import type { Traced } from '../analysis/trace.js';
import { answersOf, isBrowserFile } from './browser.js';
import {
  CALLED,
  credentialsIn,
  credentialUsesOf,
  isKlingsForSure,
  type FoundCredential,
} from './credentials.js';
import type { KlingFile } from './file.js';
import { isPublished } from './public-variables.js';

/** A credential that gets out, and where. */
export interface ExposedCredential {
  readonly node: Node;
  /** What it is, in words. */
  readonly what: string;
  /** How that is known, in words. */
  readonly how: string;
  /** Its way, where it is a value that came one. */
  readonly traced: Traced | null;
}

/**
 * Gets the credentials that code uses which runs in browsers, one for each call. A password is typed in by whoever uses
 * the page.
 */
export function usedInBrowser(file: KlingFile): readonly ExposedCredential[] {
  if (!isBrowserFile(file)) return [];
  const seen = new Set<Node>();
  return credentialUsesOf(file).flatMap(({ call, node, value }) => {
    const found = credentialsIn(file, value).find(
      (one) => one.kind !== 'password' && !isPublished(file, one),
    );
    if (!found || seen.has(call)) return [];
    seen.add(call);
    return [exposed(node, found)];
  });
}

/** Gets the credentials that answers of handlers hold. */
export function answeredCredentials(file: KlingFile): readonly ExposedCredential[] {
  return answersOf(file).flatMap(({ value, node }) => {
    const found = credentialsIn(file, value, { contents: 4 }).find(
      (one) => one.kind !== 'access-key' && isKlingsForSure(file, one),
    );
    return found ? [exposed(node, found)] : [];
  });
}

function exposed(node: Node, { kind, how, traced }: FoundCredential): ExposedCredential {
  return { node, what: CALLED[kind], how, traced };
}
