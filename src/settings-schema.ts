/** What `settings.kling` may hold, as a schema. Loaded only by a project that has such settings. */
import type * as Valibot from 'valibot';
import { parseAddress, parsePort } from './analysis/addresses.js';
import type { Row } from './analysis/rows.js';

/** How a message begins that lists the names an object may have. */
export const KNOWN = 'known: ';

/** Where a row comes from whose author does not say. */
const OWN = 'settings.kling.rows';

/** Makes the schema of `settings.kling`, of the library handed over. */
export function settingsSchema(v: typeof Valibot) {
  return part(v, {
    scope: v.optional(v.picklist(['kling', 'all']), 'kling'),
    hosts: v.optional(v.array(hostSchema(v)), []),
    retiredHosts: v.optional(v.array(hostSchema(v)), []),
    region: v.optional(v.nullable(v.picklist(['global', 'china'])), null),
    promptLimit: v.optional(
      v.nullable(
        v.pipe(
          v.number(),
          v.safeInteger('it must be a whole number'),
          v.minValue(1, 'it must be at least 1'),
        ),
      ),
      null,
    ),
    rows: v.optional(v.array(rowSchema(v)), []),
  });
}

/** A row as the schema lets it through. Is `never`, and nothing compiles, when the schema and `rows.ts` differ. */
export type CheckedRow = Same<Valibot.InferOutput<ReturnType<typeof rowSchema>>, Row>;

type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? A : never) : never;

/** Without `readonly` and `?`, so that a key that only one side has makes a difference. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]-?: Plain<T[Key]> }
    : T;

/** An object that refuses keys it does not know by name; the message lists those it knows. */
function strict<const Entries extends Valibot.ObjectEntries>(v: typeof Valibot, entries: Entries) {
  return v.strictObject(entries, ({ expected }) =>
    expected === 'never' ? KNOWN + Object.keys(entries).join(' ') : '',
  );
}

/** The same, refusing a list, which would be an object without keys when it is empty. */
function part<const Entries extends Valibot.ObjectEntries>(v: typeof Valibot, entries: Entries) {
  return v.pipe(v.custom<object>(isPlain, 'it must be an object'), strict(v, entries));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that `read` can read; what it throws is the message. */
function readable(v: typeof Valibot, read: (text: string) => unknown) {
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      try {
        read(dataset.value);
      } catch (error) {
        addIssue({ message: error instanceof Error ? error.message : String(error) });
      }
    }),
  );
}

/** A whole host name, as `URL` spells it. */
function hostSchema(v: typeof Valibot) {
  return v.pipe(readable(v, hostName), v.transform(hostName));
}

function hostName(text: string): string {
  const plain = /^[^\s/\\:@?#*%]+$/u.test(text) && URL.canParse(`https://${text}`);
  if (!plain)
    throw new Error(
      `"${text}" is no host name: write it whole, without scheme, port, path or "*", like "cdn.example.com".`,
    );
  return new URL(`https://${text}`).hostname;
}

/** The name of a method, or an address. */
function readPlace(text: string): void {
  if (text === '') throw new Error('it is empty');
  if (text.includes('#')) parseAddress(text);
}

/** A row of any kind. */
export function rowSchema(v: typeof Valibot) {
  const { exactOptional, array, number, string, literal, picklist, union, record } = v;
  const text = v.pipe(string(), v.nonEmpty('it is empty'));
  const texts = array(text);
  const yes = literal(true);
  const index = v.pipe(
    number(),
    v.safeInteger('it must be a whole number'),
    v.minValue(0, 'it must be at least 0'),
  );
  const address = readable(v, parseAddress);
  const addresses = array(address);
  const place = readable(v, readPlace);
  const places = array(place);
  const port = readable(v, parsePort);
  const ports = union([port, array(port)]);
  const from = v.optional(text, OWN);
  const row = { api: union([address, addresses]), from };
  const fact = picklist([
    'length',
    'url',
    'https',
    'host',
    'known-value',
    'schema',
    'pattern',
    'sanitized',
    'masked',
  ]);
  const maybe = exactOptional(port);
  const companion = picklist(['moderation', 'consent', 'audit', 'scan', 'metadata', 'erasure', 'webhook']);
  const companionOutcome = picklist(['returns', 'verdict', 'either', 'result']);

  const requestPorts = {
    url: maybe,
    baseUrl: maybe,
    query: maybe,
    headers: maybe,
    body: maybe,
    method: maybe,
    password: maybe,
    protocol: maybe,
    host: maybe,
    path: maybe,
  };
  const request = part(v, requestPorts);
  const requestPart = part(v, {
    ...requestPorts,
    headerName: maybe,
    headerValue: maybe,
    header: exactOptional(text),
  });
  const option = part(v, { at: port, gives: fact, only: exactOptional(texts) });
  const setters = {
    header: exactOptional(text),
    issuer: exactOptional(text),
    expiration: exactOptional(text),
  };
  const parse = part(v, {
    call: place,
    schema: port,
    value: port,
    outcome: union([
      literal('throws'),
      strict(v, { test: string(), accepts: picklist(['truthy', 'falsy']) }),
    ]),
    compiled: exactOptional(yes),
    result: exactOptional(string()),
    reason: exactOptional(string()),
  });

  return v.variant('kind', [
    strict(v, {
      kind: literal('alias'),
      ...row,
      as: address,
      ports: exactOptional(request),
      forms: exactOptional(array(request)),
      fluent: exactOptional(yes),
      callback: exactOptional(part(v, { at: ports, parameter: index })),
      when: exactOptional(part(v, { at: port, is: address })),
    }),
    strict(v, {
      kind: literal('http'),
      ...row,
      ports: request,
      forms: exactOptional(array(request)),
      methods: exactOptional(record(string(), requestPart)),
      prepares: exactOptional(yes),
      hooks: exactOptional(strict(v, { request: maybe, response: maybe, error: maybe })),
      method: exactOptional(picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])),
      response: exactOptional(picklist(['body', 'parsed'])),
      bodyAt: exactOptional(text),
      defaultProtocol: exactOptional(picklist(['http:', 'https:'])),
      errorCarriesRequest: exactOptional(yes),
    }),
    strict(v, {
      kind: literal('sdk'),
      ...row,
      when: maybe,
      whenFrom: exactOptional(addresses),
      prompt: exactOptional(ports),
      media: exactOptional(ports),
      callback: maybe,
      route: exactOptional(text),
    }),
    strict(v, {
      kind: literal('sdk-client'),
      ...row,
      accessKey: maybe,
      secretKey: maybe,
      apiKey: maybe,
      baseUrl: maybe,
    }),
    strict(v, {
      kind: literal('log'),
      ...row,
      channel: picklist(['log', 'trace', 'error-report']),
      writes: ports,
      depth: exactOptional(index),
      redact: exactOptional(ports),
      redactsBy: exactOptional(picklist(['path', 'key'])),
    }),
    strict(v, {
      kind: literal('step'),
      ...row,
      in: ports,
      edge: picklist(['same', 'derived']),
      length: exactOptional(
        union([picklist(['same', 'shrinks', 'grows']), strict(v, { atMost: union([index, port]) })]),
      ),
      callback: exactOptional(yes),
      hides: exactOptional(yes),
      apart: exactOptional(yes),
      encodes: exactOptional(picklist(['uri-component', 'query', 'base64', 'json', 'bytes'])),
    }),
    strict(v, {
      kind: literal('source'),
      ...row,
      source: picklist(['env', 'request-input', 'file', 'secrets-manager', 'file-upload']),
      name: exactOptional(union([literal('property'), port])),
      default: exactOptional(port),
    }),
    strict(v, {
      kind: literal('handler'),
      ...row,
      handler: ports,
      input: texts,
      inputCalls: exactOptional(texts),
      respond: exactOptional(texts),
      environment: exactOptional(texts),
      schemas: exactOptional(
        array(
          part(v, { schema: port, call: exactOptional(place), covers: text, fields: exactOptional(yes) }),
        ),
      ),
    }),
    strict(v, {
      kind: literal('sign'),
      ...row,
      payload: maybe,
      key: port,
      algorithm: maybe,
      expiresIn: maybe,
      issuer: maybe,
      numericLifetime: exactOptional(
        picklist(['seconds', 'milliseconds', 'epoch-seconds', 'epoch-milliseconds']),
      ),
      returnsSigner: exactOptional(yes),
      setters: exactOptional(part(v, setters)),
      builder: exactOptional(part(v, { payload: port, ...setters })),
    }),
    strict(v, { kind: literal('hmac'), ...row, key: port, data: text }),
    strict(v, { kind: literal('verify'), ...row, key: port }),
    strict(v, {
      kind: literal('check'),
      ...row,
      subject: port,
      facts: array(fact),
      limit: exactOptional(union([port, index])),
      outcome: picklist(['returns', 'true', 'result']),
      condition: exactOptional(yes),
      options: exactOptional(array(option)),
    }),
    strict(v, { kind: literal('exit'), ...row }),
    strict(v, {
      kind: literal('companion'),
      ...row,
      companion,
      subject: exactOptional(ports),
      outcome: companionOutcome,
      async: exactOptional(yes),
      around: maybe,
    }),
    strict(v, {
      kind: literal('companion-name'),
      companion,
      verbs: texts,
      nouns: texts,
      not: exactOptional(texts),
      outcome: companionOutcome,
      value: exactOptional(yes),
      matches: exactOptional(texts),
      leaves: exactOptional(texts),
      from,
    }),
    strict(v, {
      kind: literal('store'),
      ...row,
      holds: picklist(['record', 'cache', 'bytes', 'nothing']),
      writes: exactOptional(ports),
      lifetime: exactOptional(ports),
      statement: maybe,
      fetches: exactOptional(yes),
      open: exactOptional(array(part(v, { at: port, when: texts }))),
      opens: exactOptional(yes),
    }),
    strict(v, {
      kind: literal('helper-name'),
      class: picklist(['assert', 'predicate', 'transform', 'condition', 'exit']),
      verbs: texts,
      nouns: texts,
      ends: exactOptional(yes),
      begins: exactOptional(yes),
      not: exactOptional(texts),
      facts: array(fact),
      accepts: exactOptional(picklist(['truthy', 'falsy'])),
      matches: exactOptional(texts),
      leaves: exactOptional(texts),
      from,
    }),
    strict(v, {
      kind: literal('schema'),
      library: text,
      object: addresses,
      string: addresses,
      array: exactOptional(addresses),
      oneOf: exactOptional(places),
      max: places,
      bound: exactOptional(array(port)),
      url: exactOptional(places),
      pattern: exactOptional(places),
      transform: exactOptional(places),
      refine: exactOptional(places),
      pipe: exactOptional(places),
      parse: array(parse),
      jsonSchema: exactOptional(yes),
      stringOptions: exactOptional(part(v, { max: maybe, pattern: maybe, format: maybe })),
      urlOptions: exactOptional(array(option)),
      extend: exactOptional(places),
      keep: exactOptional(places),
      anyOf: exactOptional(addresses),
      unknownKeys: exactOptional(picklist(['dropped', 'refused', 'kept'])),
      loose: exactOptional(places),
      from,
    }),
  ]);
}
