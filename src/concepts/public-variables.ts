/** Environment variables that bundlers copy into what browsers receive. */
import { publicEnvPrefix } from '../knowledge/kling/index.js';

/** Gets the public prefix of a variable's name, or null. */
export function publicPrefixOf(name: string): string | null {
  return publicEnvPrefix(name) ?? null;
}
