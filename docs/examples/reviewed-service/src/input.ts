/** Reading what users send: nothing gets past here that a field of its kind would not hold. */
import { type Request, Refusal } from './http.js';

/** The fields of a body, none of them looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON body. Browsers send this type across origins only after asking, and this service agrees to none.
 * @throws Refusal for anything else
 */
export function fieldsOf({ headers, body }: Request): Fields {
  if (headers['content-type'] !== 'application/json') throw new Refusal(415, 'Send JSON.');
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Nothing of the text that could not be parsed is repeated.
  }
  throw new Refusal(400, 'Send a JSON object.');
}

/** @throws Refusal unless the field is a text that is neither empty nor longer than the limit */
export function text(fields: Fields, name: string, limit: number): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refusal(400, `${name} is missing.`);
  if (value.length > limit) throw new Refusal(400, `${name} is longer than ${String(limit)} characters.`);
  return value;
}

/** @throws Refusal unless the field is one of the choices */
export function choice<const Choice extends string | number>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((one) => one === fields[name]);
  if (chosen === undefined) throw new Refusal(400, `${name} must be one of ${choices.join(', ')}.`);
  return chosen;
}
