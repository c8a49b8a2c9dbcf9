/** The JSON schema of a configuration file, for editors. */
import { camelCase, HOST_RULE, OPTIONS, type Option, type OptionKey } from './options.js';

/** Makes the schema, in draft 7, which every editor reads. */
export function configurationJsonSchema(): object {
  const keys = Object.keys(OPTIONS) as OptionKey[];
  const properties = keys.flatMap((key) => {
    const property = { description: OPTIONS[key].about, ...valueSchema(OPTIONS[key]) };
    return [key, ...spelledOtherwise(key)].map((name) => [name, property] as const);
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of the Kling compliance check',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
    allOf: keys.flatMap((key) => spelledOtherwise(key).map((other) => ({ not: { required: [key, other] } }))),
  };
}

function spelledOtherwise(key: OptionKey): string[] {
  return camelCase(key) === key ? [] : [camelCase(key)];
}

function valueSchema(option: Option): object {
  switch (option.type) {
    case 'yes-or-no':
      return { type: 'boolean' };
    case 'choice':
      return { enum: option.values };
    case 'whole-number':
      return { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
    case 'url':
      return { type: 'string' };
    case 'url-or-none':
      return { anyOf: [{ type: 'string' }, { const: false }] };
    case 'hosts':
      return { type: 'array', items: { type: 'string', pattern: caseless(HOST_RULE) } };
  }
}

/** A JSON schema has no flags. */
function caseless({ source }: RegExp): string {
  return source.replaceAll('a-z', 'A-Za-z');
}
