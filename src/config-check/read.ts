/** Reads a configuration: refuses what it does not know, by name, and never repeats a value, which may be a secret. */
import * as v from 'valibot';
import { CREDENTIAL_SHAPES } from '../knowledge/kling/index.js';
import { nearest } from '../spelling.js';
import { HOST_RULE, OPTIONS, SPELLINGS, type Configuration, type Option, type OptionKey } from './options.js';

/** A configuration cannot be read. The message is one sentence that names the key and no value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads a configuration in either spelling.
 * @throws ConfigurationError for anything but an object, an unknown key, a key that is given twice, or a wrong value
 */
export function readConfiguration(given: unknown): Configuration {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ConfigurationError('The configuration must be an object of keys and values.');
  }
  const read = new Map<OptionKey, unknown>();
  for (const [name, value] of Object.entries(given)) {
    if (name === '$schema') continue;
    const key = SPELLINGS.get(name);
    if (key === undefined) throw new ConfigurationError(unknownKey(name));
    if (read.has(key)) throw new ConfigurationError(`"${key}" is given twice, in both spellings.`);
    const option = OPTIONS[key];
    if (!v.is(schemaOf(option), value)) throw new ConfigurationError(`"${name}" must be ${wanted(option)}.`);
    read.set(key, value);
  }
  // Each value has passed the schema of its key, which is made from the same row as its type.
  return Object.fromEntries(read);
}

function schemaOf(option: Option): v.GenericSchema {
  switch (option.type) {
    case 'yes-or-no':
      return v.boolean();
    case 'choice':
      return v.picklist(option.values);
    case 'whole-number':
      return v.pipe(v.number(), v.safeInteger(), v.minValue(1));
    case 'url':
      return v.string();
    case 'url-or-none':
      return v.union([v.string(), v.literal(false)]);
    case 'hosts':
      return v.array(v.pipe(v.string(), v.regex(HOST_RULE)));
  }
}

/** What a key takes, in words that end a sentence. */
export function wanted(option: Option): string {
  switch (option.type) {
    case 'yes-or-no':
      return 'true or false';
    case 'choice':
      return option.values.map((value) => `"${value}"`).join(' or ');
    case 'whole-number':
      return 'a whole number, at least 1';
    case 'url':
      return 'a text, the URL';
    case 'url-or-none':
      return 'a text, the URL, or false';
    case 'hosts':
      return 'a list of host names, such as "*.klingai.com:443"';
  }
}

/** Somebody may have written a secret where a key belongs. */
function unknownKey(name: string): string {
  const secret = name.length > 60 || CREDENTIAL_SHAPES.some(({ pattern }) => pattern.test(name));
  if (secret) return 'A key looks like a credential; none belongs into the configuration.';
  const meant = nearest(name, [...SPELLINGS.keys()]);
  const hint = meant === undefined ? 'docs/configuration-check.md lists them' : `did you mean "${meant}"?`;
  return `"${name}" is no key of the configuration; ${hint}${meant === undefined ? '.' : ''}`;
}
