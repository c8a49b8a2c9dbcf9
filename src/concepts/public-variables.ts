/** Environment variables that bundlers copy into what browsers receive. */
import { keysOfSignature, type FoundCredential } from './credentials.js';
import type { KlingFile } from './file.js';
import { publicEnvPrefix } from '../knowledge/kling/index.js';

/** Gets the public prefix of a variable's name, or null. */
export function publicPrefixOf(name: string): string | null {
  return publicEnvPrefix(name) ?? null;
}

/** What comes from a variable with a public prefix, or is signed with one, is published by that already. */
export function isPublished(file: KlingFile, found: FoundCredential): boolean {
  return [found, ...keysOfSignature(file, found.traced.origin.node)].some(
    ({ variable }) => variable !== null && publicPrefixOf(variable) !== null,
  );
}
