/** Checks of libraries: schemas that values run through, rows of checks, helpers believed by their names. */
import { facts, lengths, origins } from '../support/analysis.js';

const L = ['length 800'];
const NONE: string[] = [];
const ZOD = `import { z } from 'zod'; `;

facts('zod', [
  [
    'parse',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); S.parse(b); sink(b.p);`,
    L,
  ],
  [
    'parse, the result',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = S.parse(input()); sink(b.p);`,
    L,
  ],
  [
    'parse, destructured',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const { p } = S.parse(input()); sink(p);`,
    L,
  ],
  [
    'parse of a text',
    `${ZOD}const P = z.string().min(1).max(800); const p = input(); P.parse(p); sink(p);`,
    L,
  ],
  [
    'a nested object',
    `${ZOD}const S = z.object({ a: z.object({ p: z.string().max(800) }) }); const { a } = S.parse(input()); sink(a.p);`,
    L,
  ],
  [
    'a schema by name',
    `${ZOD}const P = z.string().max(800); const S = z.object({ p: P }); const b = S.parse(input()); sink(b.p);`,
    L,
  ],
  [
    'optional',
    `${ZOD}const S = z.object({ p: z.string().max(800).optional() }); const b = S.parse(input()); sink(b.p);`,
    L,
  ],
  [
    'extend',
    `${ZOD}const A = z.object({ q: z.string() }); const S = A.extend({ p: z.string().max(800) }); const b = S.parse(input()); sink(b.p);`,
    L,
  ],
  [
    'an array',
    `${ZOD}const S = z.array(z.string().max(800)); const l = S.parse(input()); for (const p of l) sink(p);`,
    L,
  ],
  [
    'safeParse',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); const r = S.safeParse(b); if (!r.success) throw e; sink(b.p);`,
    L,
  ],
  [
    'safeParse, its data',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const r = S.safeParse(input()); if (!r.success) throw e; sink(r.data.p);`,
    L,
  ],
  [
    'safeParse, by its error',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); const r = S.safeParse(b); if (r.error) throw e; sink(b.p);`,
    ['length 800'],
  ],
  [
    'safeParse, by an error that is there',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); const r = S.safeParse(b); if (!r.error) throw e; sink(b.p);`,
    [],
  ],
  [
    'valibot safeParse, by its issues',
    `import * as v from 'valibot'; const P = v.pipe(v.string(), v.maxLength(800)); const p = input(); const r = v.safeParse(P, p); if (r.issues) throw e; sink(p);`,
    ['length 800'],
  ],
  [
    'safeParse, not tested',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); const r = S.safeParse(b); sink(b.p);`,
    NONE,
  ],
  [
    'a bound by a constant',
    `${ZOD}const MAX = 800; const S = z.object({ p: z.string().max(MAX) }); const b = S.parse(input()); sink(b.p);`,
    L,
  ],
  ['no bound', `${ZOD}const S = z.object({ p: z.string() }); const b = S.parse(input()); sink(b.p);`, NONE],
  [
    'another property',
    `${ZOD}const S = z.object({ p: z.string(), q: z.string().max(800) }); const b = S.parse(input()); sink(b.p);`,
    NONE,
  ],
  [
    'refine',
    `${ZOD}const P = z.string().refine((t) => t.length <= 800); const p = input(); P.parse(p); sink(p);`,
    L,
  ],
  ['url', `${ZOD}const P = z.string().url(); const p = input(); P.parse(p); sink(p);`, ['url']],
  [
    'an enumeration',
    `${ZOD}const P = z.enum(['a', 'b']); const p = input(); P.parse(p); sink(p);`,
    ['known-value', 'length ?'],
  ],
  [
    'parseAsync that nobody waits for',
    `${ZOD}const P = z.string().max(800); const p = input(); P.parseAsync(p); sink(p);`,
    NONE,
  ],
  [
    'parseAsync',
    `${ZOD}const P = z.string().max(800); const p = input(); await P.parseAsync(p); sink(p);`,
    L,
  ],
  [
    'a function that parses',
    `${ZOD}const P = z.string().max(800); const check = (t) => P.parse(t); const p = input(); check(p); sink(p);`,
    L,
  ],
]);

facts('other schema libraries', [
  [
    'valibot',
    `import * as v from 'valibot'; const S = v.object({ p: v.pipe(v.string(), v.maxLength(800)) }); const b = v.parse(S, input()); sink(b.p);`,
    L,
  ],
  [
    'valibot safeParse',
    `import * as v from 'valibot'; const P = v.pipe(v.string(), v.maxLength(800)); const p = input(); const r = v.safeParse(P, p); if (!r.success) throw e; sink(p);`,
    L,
  ],
  [
    'yup',
    `import * as yup from 'yup'; const S = yup.object({ p: yup.string().required().max(800) }); const b = input(); await S.validate(b); sink(b.p);`,
    L,
  ],
  [
    'yup that nobody waits for',
    `import * as yup from 'yup'; const S = yup.object({ p: yup.string().max(800) }); const b = input(); S.validate(b); sink(b.p);`,
    NONE,
  ],
  [
    'joi',
    `import Joi from 'joi'; const S = Joi.object({ p: Joi.string().max(800).required() }); const b = input(); const { error } = S.validate(b); if (error) throw error; sink(b.p);`,
    L,
  ],
  [
    'joi, its value',
    `import Joi from 'joi'; const S = Joi.object({ p: Joi.string().max(800) }); const { error, value } = S.validate(input()); if (error) throw error; sink(value.p);`,
    L,
  ],
  [
    'joi, not tested',
    `import Joi from 'joi'; const S = Joi.object({ p: Joi.string().max(800) }); const b = input(); S.validate(b); sink(b.p);`,
    NONE,
  ],
  [
    'ajv',
    `import Ajv from 'ajv'; const ajv = new Ajv(); const validate = ajv.compile({ type: 'object', properties: { p: { type: 'string', maxLength: 800 } } }); const b = input(); if (!validate(b)) throw e; sink(b.p);`,
    L,
  ],
  [
    'ajv, not tested',
    `import Ajv from 'ajv'; const ajv = new Ajv(); const validate = ajv.compile({ type: 'object', properties: { p: { type: 'string', maxLength: 800 } } }); const b = input(); validate(b); sink(b.p);`,
    NONE,
  ],
  [
    'typebox',
    `import { Type } from '@sinclair/typebox'; import { Value } from '@sinclair/typebox/value'; const S = Type.Object({ p: Type.String({ maxLength: 800 }) }); const b = input(); if (!Value.Check(S, b)) throw e; sink(b.p);`,
    L,
  ],
  [
    'superstruct',
    `import { object, size, string, assert } from 'superstruct'; const S = object({ p: size(string(), 0, 800) }); const b = input(); assert(b, S); sink(b.p);`,
    L,
  ],
]);

facts('rows of checks', [
  [
    'validator.isLength',
    `import validator from 'validator'; const p = input(); if (!validator.isLength(p, { max: 800 })) throw e; sink(p);`,
    L,
  ],
  [
    'validator.isLength without a bound that can be read',
    `import validator from 'validator'; import { MAX } from './limits'; const p = input(); if (!validator.isLength(p, { max: MAX })) throw e; sink(p);`,
    ['length ?'],
  ],
  [
    'validator.isURL',
    `import validator from 'validator'; const p = input(); if (!validator.isURL(p, { protocols: ['https'] })) throw e; sink(p);`,
    ['https', 'url'],
  ],
  ['URL.canParse', `const p = input(); if (!URL.canParse(p)) throw e; sink(p);`, ['url']],
  ['new URL', `const p = input(); new URL(p); sink(p);`, ['url']],
  [
    'assert.match',
    `import assert from 'node:assert'; const p = input(); assert.match(p, /^https:\\/\\/cdn\\.example\\.com\\//); sink(p);`,
    ['host', 'https'],
  ],
  ['a mask', `import DOMPurify from 'dompurify'; sink(DOMPurify.sanitize(input()));`, ['sanitized']],
]);

facts('URLs', [
  [
    'protocol',
    `const p = input(); const u = new URL(p); if (u.protocol !== 'https:') throw e; sink(p);`,
    ['https', 'url'],
  ],
  [
    'protocol of a URL in place',
    `const p = input(); if (new URL(p).protocol !== 'https:') throw e; sink(p);`,
    ['https', 'url'],
  ],
  [
    'a list of hosts',
    `const HOSTS = new Set(['a.b']); const p = input(); const u = new URL(p); if (!HOSTS.has(u.hostname)) throw e; sink(p);`,
    ['host', 'url'],
  ],
  ['one host', `const p = input(); if (new URL(p).hostname !== 'a.b') throw e; sink(p);`, ['host', 'url']],
  [
    'a suffix of the host',
    `const p = input(); if (!new URL(p).hostname.endsWith('.a.b')) throw e; sink(p);`,
    ['host', 'url'],
  ],
  ['a prefix', `const p = input(); if (!p.startsWith('https://')) throw e; sink(p);`, ['https']],
  [
    'a prefix with the host',
    `const p = input(); if (!p.startsWith('https://a.b/')) throw e; sink(p);`,
    ['host', 'https'],
  ],
  ['a pattern', `const p = input(); if (!/^https:\\/\\//.test(p)) throw e; sink(p);`, ['https']],
  ['an unanchored pattern', `const p = input(); if (!/https:\\/\\//.test(p)) throw e; sink(p);`, NONE],
  ['http is no https', `const p = input(); if (!p.startsWith('http')) throw e; sink(p);`, NONE],
  [
    'a helper with try and catch',
    `function ok(t) { try { return new URL(t).protocol === 'https:'; } catch { return false; } } const p = input(); if (!ok(p)) throw e; sink(p);`,
    ['https', 'url'],
  ],
]);

facts('known values', [
  [
    'a list',
    `const ALLOWED = ['a', 'b']; const p = input(); if (!ALLOWED.includes(p)) throw e; sink(p);`,
    ['known-value', 'length ?'],
  ],
  [
    'a key of an object',
    `const MAP = { a: 1 }; const p = input(); if (!(p in MAP)) throw e; sink(p);`,
    ['known-value', 'length ?'],
  ],
  ['one text', `const p = input(); if (p !== 'a') throw e; sink(p);`, ['known-value', 'length 1']],
  [
    'one of two texts',
    `const p = input(); if (p !== 'a' && p !== 'bcd') throw e; sink(p);`,
    ['known-value', 'length 3'],
  ],
]);

facts('helpers that can’t be read are believed by their names', [
  [
    'assert',
    `import { validatePrompt } from './checks'; const p = input(); validatePrompt(p); sink(p);`,
    ['length ?'],
  ],
  [
    'assert of a method',
    `import { checks } from './checks'; const p = input(); checks.assertPromptLength(p); sink(p);`,
    ['length ?'],
  ],
  [
    'a shape says nothing of lengths',
    `import { validateRequest } from './checks'; const p = input(); validateRequest(p); sink(p);`,
    ['schema'],
  ],
  [
    'the last noun decides: parameters for making a video of a text',
    `import { validateTextToVideoParams } from './checks'; const p = input(); validateTextToVideoParams(p); sink(p);`,
    ['schema'],
  ],
  ['no noun, nothing', `import { validate } from './checks'; const p = input(); validate(p); sink(p);`, NONE],
  [
    'a predicate must be tested',
    `import { isValidPrompt } from './checks'; const p = input(); isValidPrompt(p); sink(p);`,
    NONE,
  ],
  [
    'a predicate',
    `import { isValidPrompt } from './checks'; const p = input(); if (!isValidPrompt(p)) throw e; sink(p);`,
    ['length ?'],
  ],
  [
    'a predicate that tells the bad case',
    `import { isTooLong } from './checks'; const p = input(); if (isTooLong(p)) throw e; sink(p);`,
    ['length ?'],
  ],
  [
    'a predicate that tells the bad case, the wrong way',
    `import { isTooLong } from './checks'; const p = input(); if (isTooLong(p)) sink(p);`,
    NONE,
  ],
  [
    'the first row decides: hosts before URLs',
    `import { assertAllowedHost } from './checks'; const p = input(); assertAllowedHost(p); sink(p);`,
    ['host', 'https', 'url'],
  ],
  [
    'a transform must be used',
    `import { truncatePrompt } from './text'; const p = input(); truncatePrompt(p); sink(p);`,
    NONE,
  ],
  ['a transform', `import { truncatePrompt } from './text'; sink(truncatePrompt(input()));`, ['length ?']],
  ['a mask', `import { maskKey } from './text'; sink(maskKey(input()));`, ['masked', 'sanitized']],
  [
    'a helper of the file is judged by its body',
    `function validatePrompt(p) { log(p); } const p = input(); validatePrompt(p); sink(p);`,
    NONE,
  ],
]);

lengths('values that went through a schema', [
  [
    'the result',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const { p } = S.parse(input()); sink(p);`,
    800,
  ],
  [
    'the raw value beside it',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const b = input(); S.parse(b); sink(b.p);`,
    800,
  ],
  [
    'the data of a safeParse',
    `${ZOD}const S = z.object({ p: z.string().max(800) }); const r = S.safeParse(input()); if (!r.success) throw e; sink(r.data.p);`,
    800,
  ],
  [
    'a transform afterwards',
    `${ZOD}const S = z.object({ p: z.string().max(800).transform((t) => t + x) }); const b = S.parse(input()); sink(b.p);`,
    'unknown',
  ],
]);

origins('values that went through a schema', [
  [
    'parse keeps the value',
    `${ZOD}const S = z.object({ p: z.string() }); sink(S.parse(input()).p);`,
    ['call input.p'],
  ],
  [
    'a transform makes another',
    `${ZOD}const S = z.object({ p: z.string().transform((t) => t + 1) }); sink(S.parse(input()).p);`,
    ['unknown'],
  ],
]);

origins('callbacks that libraries run', [
  [
    'what useMemo gives',
    `import { useMemo } from 'react'; const t = useMemo(() => input(), []); sink(t);`,
    ['call input'],
  ],
  [
    'a part of it',
    `import { useMemo } from 'react'; const { t } = useMemo(() => ({ t: input() }), []); sink(t);`,
    ['call input'],
  ],
]);

origins('aliases of APIs', [
  [
    'a span handed to a callback',
    `import { trace } from '@opentelemetry/api'; trace.getTracer('a').startActiveSpan('b', (span) => { sink(span); });`,
    ['parameter span callback'],
  ],
]);
