/** Reading answers that may have any form. */

/** Is it an object whose properties can be read? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The value if it is a text, else `undefined`. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value's elements that are objects; none if it is no array. */
export function asRecords(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** What stands at a path of property names joined by `.`, or `undefined`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/** The value that a text is JSON of, or `undefined`. The error of `JSON.parse`, which quotes the text, is dropped. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
