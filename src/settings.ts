/** `settings.kling`: what a team tells the plugin about its own code. */
import { createRequire } from 'node:module';
import type * as Valibot from 'valibot';
import { Models } from './analysis/models.js';
import { ROWS } from './knowledge/index.js';
import type { Region } from './knowledge/kling/index.js';
import { complaint } from './settings-complaint.js';
import { settingsSchema, type CheckedRow } from './settings-schema.js';

/** The settings, complete and compiled. */
export interface Settings {
  /** `kling`: only files about Kling; `all`: credential, logging, query and transport rules serve any HTTP client code. */
  readonly scope: 'kling' | 'all';
  /** Further hosts that may be called: whole host names, in lower case. */
  readonly hosts: readonly string[];
  /** Hosts that must not be called any more, Kling's own among them. */
  readonly retiredHosts: readonly string[];
  /** Where Kling's API has to be called, or null where either will do. */
  readonly region: Region | null;
  /** A prompt limit in UTF-16 units that replaces the routes' own, or null. */
  readonly promptLimit: number | null;
  /** The team's own rows, which are asked first, and the built-in ones, compiled. */
  readonly models: Models;
}

const read = new WeakMap<object, Settings>();
let standard: Settings | null = null;
let models: Models | null = null;

/**
 * Gets the settings of a run. The same `settings.kling` object gives the same result, and so does none at all.
 *
 * @throws Error with one sentence that names the key, when `settings.kling` holds anything that it should not.
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings['kling'];
  if (given === undefined)
    return (standard ??= {
      scope: 'kling',
      hosts: [],
      retiredHosts: [],
      region: null,
      promptLimit: null,
      models: modelsWith([]),
    });
  const known = typeof given === 'object' && given !== null ? read.get(given) : undefined;
  if (known) return known;
  const { rows, ...rest } = checked(given);
  const made: Settings = { ...rest, models: modelsWith(rows) };
  if (typeof given === 'object' && given !== null) read.set(given, made);
  return made;
}

/** Compiles the built-in rows only once for all settings that add none. */
function modelsWith(rows: readonly CheckedRow[]): Models {
  if (rows.length > 0) return new Models([...rows, ...ROWS]);
  return (models ??= new Models(ROWS));
}

/** Most projects have no such settings, and the plugin's entry stays light for them: the library is loaded here. */
function checked(given: unknown) {
  const v = createRequire(import.meta.url)('valibot') as typeof Valibot;
  const result = v.safeParse(settingsSchema(v), given);
  if (result.success) return result.output;
  throw new Error(complaint(result.issues, given));
}
