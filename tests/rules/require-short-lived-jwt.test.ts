import rule from '../../src/rules/require-short-lived-jwt.js';
import { run } from '../support/rule-tester.js';

const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Both keys in scope, on one line, and jsonwebtoken. */
const JSONWEBTOKEN = `import jwt from 'jsonwebtoken'; const ak = process.env.KLING_ACCESS_KEY!; const sk = process.env.KLING_SECRET_KEY!;`;

/** Both keys in scope, on one line, and jose. */
const JOSE = `import { SignJWT } from 'jose'; const ak = process.env.KLING_ACCESS_KEY!; const sk = new TextEncoder().encode(process.env.KLING_SECRET_KEY);`;

/** Both keys in scope, on one line, and what signing by hand takes. */
const BY_HAND = `import { createHmac } from 'node:crypto'; const ak = process.env.KLING_ACCESS_KEY!; const sk = process.env.KLING_SECRET_KEY!; const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');`;

/** One line: an expiry made with a library of dates, or with `Date`. */
const withDates = (
  exp: string,
) => `${JSONWEBTOKEN} import dayjs from 'dayjs'; import utc from 'dayjs/plugin/utc'; import moment from 'moment'; import { DateTime } from 'luxon'; import { add, addHours, addMinutes, getUnixTime } from 'date-fns';
export const token = () => jwt.sign({ iss: ak, exp: ${exp} }, sk);`;

const HALF_AN_HOUR = [
  "dayjs().add(30, 'minute').unix()",
  "dayjs.utc().add(1800, 's').unix()",
  "dayjs().add(25, 'm').add(300, 'seconds').unix()",
  'moment().add({ minutes: 30 }).unix()',
  'DateTime.now().plus({ minutes: 30 }).toUnixInteger()',
  'Math.floor(DateTime.utc().plus(1800000).toMillis() / 1000)',
  'getUnixTime(addMinutes(new Date(), 30))',
  'getUnixTime(add(Date.now(), { minutes: 29, seconds: 60 }))',
  'Math.floor(new Date(Date.now() + 1800e3).getTime() / 1000)',
  'new Date(Date.now() + 86400e3)',
  '~~(Date.now() / 1000) + 1800',
  "dayjs('2026-01-01').add(1, 'hour').unix()",
  "dayjs().add(ttl, 'hour').unix()",
  "dayjs().add(1, 'fortnight').unix()",
];

const MORE = [
  ["dayjs().add(1, 'day').unix()", 86400],
  ["dayjs().utc().add(45, 'm').unix()", 2700],
  ["moment().add(24, 'hours').unix()", 86400],
  ['moment.utc().add({ hours: 2 }).unix()', 7200],
  ['Math.floor(DateTime.now().plus({ days: 1 }).toSeconds())', 86400],
  ['DateTime.utc().plus({ hours: 1, minutes: 5 }).toUnixInteger()', 3900],
  ['getUnixTime(addHours(new Date(), 1))', 3600],
  ['getUnixTime(add(new Date(), { hours: 5 }))', 18000],
  ['Math.floor(addHours(Date.now(), 2).getTime() / 1000)', 7200],
  ['Math.floor(new Date(Date.now() + 3600e3).getTime() / 1000)', 3600],
  ['~~(Date.now() / 1e3) + 60 * 60', 3600],
  ['Number((Date.now() / 1000).toFixed(0)) + 7200', 7200],
] as const;

run(rule, {
  valid: [
    ...HALF_AN_HOUR.map((exp) => ({
      name: `half an hour at most, or not known: ${exp}`,
      code: withDates(exp),
    })),
    {
      name: 'a date as the end, which jose takes',
      code: `import { SignJWT } from 'jose';
export const token = (key: Uint8Array) => new SignJWT({ iss: process.env.KLING_ACCESS_KEY }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(new Date(Date.now() + 25 * 60_000)).sign(key);`,
    },
    // Half an hour, in its many spellings.
    {
      name: 'exp is 1800 seconds away',
      code: `${JSONWEBTOKEN}
export function token() {
  const now = Math.floor(Date.now() / 1000);
  return jwt.sign({ iss: ak, exp: now + 1800, nbf: now - 5 }, sk, { algorithm: 'HS256', header: { alg: 'HS256', typ: 'JWT' } });
}`,
    },
    {
      name: 'exp is 30 * 60 seconds away, the algorithm the default',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 30 * 60 }, sk);`,
    },
    {
      name: 'exp is rounded by other means',
      code: `${JSONWEBTOKEN}
export const first = () => jwt.sign({ iss: ak, exp: Math.round(new Date().getTime() / 1000) + 1_800 }, sk);
export const second = () => jwt.sign({ iss: ak, exp: ~~(Date.now() / 1000) + 600 }, sk);
export const third = () => jwt.sign({ iss: ak, exp: Math.floor((Date.now() + 30 * 60 * 1000) / 1000) }, sk);`,
    },
    {
      name: 'the lifetime is in a constant',
      code: `${JSONWEBTOKEN}
const TTL_SECONDS = 1800;
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + TTL_SECONDS }, sk);`,
    },
    {
      name: 'the lifetime was lowered before',
      code: `${JSONWEBTOKEN}
export function token() {
  let ttl = 86400;
  ttl = 1800;
  return jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk);
}`,
    },
    {
      name: 'the lifetime is capped',
      code: `${JSONWEBTOKEN}
export const token = (ttl: number) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + Math.min(ttl, 1800) }, sk);`,
    },
    {
      name: 'exp is counted from iat',
      code: `${JSONWEBTOKEN}
export function token() {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { iss: ak, iat, exp: iat + 1800 };
  return jwt.sign(payload, sk);
}`,
    },
    {
      name: 'exp is added to the payload later',
      code: `${JSONWEBTOKEN}
export function token() {
  const payload: Record<string, unknown> = { iss: ak };
  payload.exp = Math.floor(Date.now() / 1000) + 1800;
  return jwt.sign(payload, sk);
}`,
    },
    {
      name: 'the long exp of the spread is overwritten by what follows',
      code: `${JSONWEBTOKEN}
export function token() {
  const long = { iss: ak, exp: Math.floor(Date.now() / 1000) + 86400 };
  return jwt.sign({ ...long, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);
}`,
    },
    {
      name: 'the library sets the expiry, as text',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak }, sk, { algorithm: 'HS256', expiresIn: '30m' });`,
    },
    {
      name: 'the library sets the expiry, in seconds',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak }, sk, { expiresIn: 1800, notBefore: -5 });`,
    },
    {
      name: 'the library sets expiry and issuer',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({}, sk, { issuer: ak, expiresIn: '1800s' });`,
    },
    {
      name: 'jose: half an hour as text',
      code: `${JOSE}
export const token = () => new SignJWT({ iss: ak }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setExpirationTime('30m').sign(sk);`,
    },
    {
      name: 'jose: half an hour as a number, the issuer by its setter',
      code: `${JOSE}
export async function token() {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setIssuer(ak).setNotBefore(now - 5).setExpirationTime(now + 1800).sign(sk);
}`,
    },
    {
      name: 'jose: exp stands in the payload',
      code: `${JOSE}
export const token = () => new SignJWT({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }).setProtectedHeader({ alg: 'HS256' }).sign(sk);`,
    },
    {
      name: 'by hand, with an expiry',
      code: `${BY_HAND}
export function token() {
  const now = Math.floor(Date.now() / 1000);
  const text = \`\${b64({ alg: 'HS256', typ: 'JWT' })}.\${b64({ iss: ak, exp: now + 1800, nbf: now - 5 })}\`;
  return \`\${text}.\${createHmac('sha256', sk).update(text).digest('base64url')}\`;
}`,
    },
    {
      name: 'CommonJS, in a class',
      filename: 'src/service.cjs',
      code: `const { sign } = require('jsonwebtoken');
class KlingAuth {
  constructor(accessKey, secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.ttl = 1800;
  }
  token() {
    return sign({ iss: this.accessKey, exp: Math.floor(Date.now() / 1000) + this.ttl }, this.secretKey, { algorithm: 'HS256' });
  }
}
module.exports = { KlingAuth };`,
    },
    {
      name: 'an hour, where an hour is allowed',
      options: [{ maxSeconds: 3600 }],
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 3600 }, sk);`,
    },

    // Not known.
    {
      name: 'the payload is a parameter of an exported function',
      code: `${JSONWEBTOKEN}
export const sign = (payload: object) => jwt.sign(payload, sk);
export const issuer = ak;`,
    },
    {
      name: 'the payload has unknown parts, which may hold the expiry',
      code: `${JSONWEBTOKEN}
import { claims } from './claims.js';
export const token = () => jwt.sign({ iss: ak, ...claims }, sk);`,
    },
    {
      name: 'the lifetime comes from the environment',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + Number(process.env.KLING_TOKEN_TTL) }, sk);`,
    },
    {
      name: 'the lifetime is a parameter of an exported function',
      code: `${JSONWEBTOKEN}
export const token = (seconds: number) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + seconds }, sk);`,
    },
    {
      name: 'the options are imported',
      code: `${JSONWEBTOKEN}
import { signOptions } from './options.js';
export const token = () => jwt.sign({ iss: ak }, sk, signOptions);`,
    },

    // Signed when it is needed.
    {
      name: 'signed in each call, at module level only the function',
      code: `${JSONWEBTOKEN}
const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);
export const create = (body: string) => fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${token()}\` }, body });`,
    },
    {
      name: 'kept and signed anew before it expires',
      code: `${JSONWEBTOKEN}
let cached = { token: '', exp: 0 };
export function token() {
  const now = Math.floor(Date.now() / 1000);
  if (cached.exp - now < 300) cached = { token: jwt.sign({ iss: ak, exp: now + 1800 }, sk), exp: now + 1800 };
  return cached.token;
}`,
    },
    {
      name: 'signed in a getter',
      code: `${JSONWEBTOKEN}
export const auth = {
  get headers() {
    return { Authorization: \`Bearer \${jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk)}\` };
  },
};`,
    },

    // Other tokens.
    {
      name: "a session token of somebody's own application",
      code: `import jwt from 'jsonwebtoken';
export const session = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.SESSION_SECRET!, { expiresIn: '7d' });`,
    },
    {
      name: 'a session token in a file about Kling',
      code: `import jwt from 'jsonwebtoken';
export const session = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.SESSION_SECRET!, { expiresIn: '7d', algorithm: 'HS512' });
export const create = (body: string) => fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` }, body });`,
    },
    {
      name: 'the token of a service account, whose issuer is an address',
      code: `import jwt from 'jsonwebtoken';
export function storageToken(account: { client_email: string; private_key: string }) {
  const now = Math.floor(Date.now() / 1000);
  return jwt.sign({ iss: account.client_email, iat: now, exp: now + 3600 }, account.private_key, { algorithm: 'RS256' });
}
export const endpoint = '${T2V}';`,
    },
    {
      name: 'the signature of a callback is no token',
      code: `import { createHmac, timingSafeEqual } from 'node:crypto';
export function verify(id: string, timestamp: string, raw: string, signature: string) {
  const key = Buffer.from(process.env.KLING_WEBHOOK_SECRET!.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${raw}\`).digest('base64');
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}`,
    },
    {
      name: 'verifying and decoding sign nothing',
      code: `${JSONWEBTOKEN}
export const check = (token: string) => [jwt.verify(token, sk), jwt.decode(token), ak];`,
    },
    {
      name: 'an API key needs no token',
      code: `export const create = (body: string) => fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` }, body });`,
    },

    {
      name: 'half an hour unless a caller asks for something else',
      code: `${JSONWEBTOKEN}
export const token = (ttl = 1800) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk);`,
    },
    {
      name: 'what a caller asks for',
      code: `${JSONWEBTOKEN}
export const token = (ttl: number) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk);`,
    },

    {
      name: "half an hour by djwt's own function",
      code: `import { create, getNumericDate } from 'https://deno.land/x/djwt@v3.0.2/mod.ts';
export const token = (accessKey: string, key: CryptoKey) =>
  create({ alg: 'HS256', typ: 'JWT' }, { iss: accessKey, exp: getNumericDate(60 * 30) }, key);
export const endpoint = '${T2V}';`,
    },
    {
      name: "a date of djwt's own function that is not known",
      code: `import { create, getNumericDate } from 'https://deno.land/x/djwt@v3.0.2/mod.ts';
export const token = (accessKey: string, key: CryptoKey, end: Date) =>
  create({ alg: 'HS256', typ: 'JWT' }, { iss: accessKey, exp: getNumericDate(end) }, key);
export const endpoint = '${T2V}';`,
    },
  ],
  invalid: [
    ...MORE.map(([exp, seconds]) => ({
      name: `more than half an hour: ${exp}`,
      code: withDates(exp),
      errors: [
        {
          messageId: 'tooLong',
          line: 2,
          data: { when: `${String(seconds)} seconds after it is signed`, max: '1800' },
        },
      ],
    })),
    {
      name: 'a date as the end, a day away, which jose takes',
      code: `import { SignJWT } from 'jose';
export const token = (key: Uint8Array) => new SignJWT({ iss: process.env.KLING_ACCESS_KEY }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(new Date(Date.now() + 86_400_000)).sign(key);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    // No expiry.
    {
      name: 'no expiry',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak }, sk, { algorithm: 'HS256' });`,
      errors: [{ messageId: 'noExpiry', line: 2 }],
    },
    {
      name: 'no expiry, though a start',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, nbf: Math.floor(Date.now() / 1000) - 5, iat: Math.floor(Date.now() / 1000) }, sk);`,
      errors: [{ messageId: 'noExpiry', line: 2 }],
    },
    {
      name: 'no expiry, the payload in a variable',
      code: `${JSONWEBTOKEN}
export function token() {
  const payload = { iss: ak }; return jwt.sign(payload, sk);
}`,
      errors: [{ messageId: 'noExpiry', line: 3 }],
    },
    {
      name: 'no expiry, since it was deleted',
      code: `${JSONWEBTOKEN}
export function token() {
  const payload: any = { iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }; delete payload.exp; return jwt.sign(payload, sk);
}`,
      errors: [{ messageId: 'noExpiry', line: 3 }],
    },
    {
      name: 'no expiry, the issuer among the options',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({}, sk, { issuer: ak });`,
      errors: [{ messageId: 'noExpiry', line: 2 }],
    },
    {
      name: 'no expiry, named import renamed',
      code: `import { sign as signJwt } from 'jsonwebtoken';
export class KlingAuth {
  constructor(private readonly accessKey: string, private readonly secretKey: string) {}
  token() {
    return signJwt({ iss: this.accessKey }, this.secretKey);
  }
}
export const endpoint = '${T2V}';`,
      errors: [{ messageId: 'noExpiry', line: 5 }],
    },
    {
      name: 'jose: no expiry',
      code: `${JOSE}
export const token = () => new SignJWT({ iss: ak }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(sk);`,
      errors: [{ messageId: 'noExpiry', line: 2 }],
    },
    {
      name: 'jose, as a namespace: no expiry, the issuer by its setter',
      code: `import * as jose from 'jose';
export const token = () => new jose.SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setIssuer(process.env.KLING_ACCESS_KEY!).sign(new TextEncoder().encode(process.env.KLING_SECRET_KEY));`,
      errors: [{ messageId: 'noExpiry', line: 2 }],
    },
    {
      name: 'by hand: no expiry',
      code: `${BY_HAND}
export function token() {
  const text = \`\${b64({ alg: 'HS256', typ: 'JWT' })}.\${b64({ iss: ak })}\`; return \`\${text}.\${createHmac('sha256', sk).update(text).digest('base64url')}\`;
}`,
      errors: [{ messageId: 'noExpiry', line: 3 }],
    },
    {
      name: 'no expiry, known as a token of Kling by where it goes',
      code: `import jwt from 'jsonwebtoken';
export async function create(issuer: string, secret: string, body: string) {
  const bearer = jwt.sign({ iss: issuer }, secret);
  return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${bearer}\` }, body });
}`,
      errors: [{ messageId: 'noExpiry', line: 3 }],
    },

    // Too long.
    {
      name: 'a day',
      code: `${JSONWEBTOKEN}
export const token = () =>
  jwt.sign(
    {
      iss: ak,
      exp: Math.floor(Date.now() / 1000) + 86400,
    },
    sk,
  );`,
      errors: [{ messageId: 'tooLong', line: 6 }],
    },
    {
      name: 'half a day, as a product',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 60 * 30 * 24 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'a second more than half an hour',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1801 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'an hour, added before the division',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor((Date.now() + 60 * 60 * 1000) / 1000) }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'a day from getTime, rounded by an operator',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: ((new Date().getTime() / 1000) | 0) + 86_400 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'milliseconds where seconds are meant',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Date.now() + 30 * 60 * 1000 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'a fixed day in the far future',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: 4102444800 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'a day, in variables',
      code: `${JSONWEBTOKEN}
const TTL = 24 * 60 * 60;
export function token() {
  const now = Math.floor(Date.now() / 1000);
  return jwt.sign({ iss: ak, iat: now, exp: now + TTL }, sk);
}`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'a day, the short lifetime overwritten',
      code: `${JSONWEBTOKEN}
export function token() {
  let ttl = 1800;
  ttl = 86400;
  return jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk);
}`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'a day, added to the payload later',
      code: `${JSONWEBTOKEN}
export function token() {
  const payload: Record<string, unknown> = { iss: ak };
  payload.exp = Math.floor(Date.now() / 1000) + 86400;
  return jwt.sign(payload, sk);
}`,
      errors: [{ messageId: 'tooLong', line: 4 }],
    },
    {
      name: 'a day, after parts which are not known',
      code: `${JSONWEBTOKEN}
import { claims } from './claims.js';
export const token = () => jwt.sign({ iss: ak, ...claims, exp: Math.floor(Date.now() / 1000) + 86400 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 3 }],
    },
    {
      name: 'a day, by the only call of a private function',
      code: `${JSONWEBTOKEN}
const sign = (ttl: number) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk); export const token = () => sign(86400);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'a day, in CommonJS, in a field of a class',
      filename: 'src/service.cjs',
      code: `const jwt = require('jsonwebtoken');
class KlingAuth {
  ttl = 86400;
  token() {
    return jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + this.ttl }, process.env.KLING_SECRET_KEY);
  }
}
module.exports = KlingAuth;`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'expiresIn of a day',
      code: `${JSONWEBTOKEN}
export const token = () =>
  jwt.sign({ iss: ak }, sk, {
    algorithm: 'HS256',
    expiresIn: '1d',
  });`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'expiresIn of 31 minutes',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak }, sk, { expiresIn: '31m' });`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'expiresIn of an hour, in seconds',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak }, sk, { expiresIn: 3600 });`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'jose: two hours as text',
      code: `${JOSE}
export const token = () =>
  new SignJWT({ iss: ak })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('2h')
    .sign(sk);`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'jose: a day as a number',
      code: `${JOSE}
export const token = () =>
  new SignJWT({ iss: ak })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(Date.now() / 1000) + 86400)
    .sign(sk);`,
      errors: [{ messageId: 'tooLong', line: 5 }],
    },
    {
      name: 'by hand: a day',
      code: `${BY_HAND}
export function token() {
  const header = b64({ alg: 'HS256', typ: 'JWT' });
  const payload = b64({ iss: ak, exp: Math.floor(Date.now() / 1000) + 86400 });
  const signature = createHmac('sha256', sk).update(header + '.' + payload).digest('base64url');
  return [header, payload, signature].join('.');
}`,
      errors: [{ messageId: 'tooLong', line: 4 }],
    },
    {
      name: 'half an hour, where ten minutes are allowed',
      options: [{ maxSeconds: 600 }],
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },

    // Another algorithm.
    {
      name: 'HS512 among the options',
      code: `${JSONWEBTOKEN}
export const token = () =>
  jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk, {
    algorithm: 'HS512',
  });`,
      errors: [{ messageId: 'algorithm', line: 4 }],
    },
    {
      name: 'none among the options',
      code: `${JSONWEBTOKEN}
export const token = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk, { algorithm: 'none' });`,
      errors: [{ messageId: 'algorithm', line: 2 }],
    },
    {
      name: 'HS384 in the protected header',
      code: `${JOSE}
export const token = () =>
  new SignJWT({ iss: ak })
    .setProtectedHeader({ alg: 'HS384' })
    .setExpirationTime('30m')
    .sign(sk);`,
      errors: [{ messageId: 'algorithm', line: 4 }],
    },
    {
      name: 'HS512 and a day: two faults',
      code: `${JSONWEBTOKEN}
export const token = () =>
  jwt.sign(
    { iss: ak, exp: Math.floor(Date.now() / 1000) + 86400 },
    sk,
    { algorithm: 'HS512' },
  );`,
      errors: [
        { messageId: 'tooLong', line: 4 },
        { messageId: 'algorithm', line: 6 },
      ],
    },

    // Signed once.
    {
      name: 'signed when the module loads',
      code: `${JSONWEBTOKEN}
const token = jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);
export const create = (body: string) => fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${token}\` }, body });`,
      errors: [{ messageId: 'signedOnce', line: 2 }],
    },
    {
      name: 'signed when the module loads, inside the headers of an instance',
      code: `${JSONWEBTOKEN}
import axios from 'axios';
export const kling = axios.create({
  baseURL: 'https://api-singapore.klingai.com',
  headers: { Authorization: \`Bearer \${jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk)}\` },
});`,
      errors: [{ messageId: 'signedOnce', line: 5 }],
    },
    {
      name: 'signed when the module loads, awaited',
      code: `${JOSE}
export const token = await new SignJWT({ iss: ak }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('30m').sign(sk);`,
      errors: [{ messageId: 'signedOnce', line: 2 }],
    },
    {
      name: 'signed when the module loads, by a function of the file',
      code: `${JSONWEBTOKEN}
const sign = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk); export const TOKEN = sign();`,
      errors: [{ messageId: 'signedOnce', line: 2 }],
    },
    {
      name: 'signed when the module loads, in a function called at once',
      code: `${JSONWEBTOKEN}
export const TOKEN = (() => { return jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk); })();`,
      errors: [{ messageId: 'signedOnce', line: 2 }],
    },
    {
      name: 'signed when the module loads, in a static field',
      code: `${JSONWEBTOKEN}
export class KlingClient {
  static readonly token = jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);
}`,
      errors: [{ messageId: 'signedOnce', line: 3 }],
    },
    {
      name: 'signed when the module loads, in CommonJS',
      filename: 'src/service.cjs',
      code: `const jwt = require('jsonwebtoken');
const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY);
module.exports = { headers: { Authorization: \`Bearer \${token}\` } };`,
      errors: [{ messageId: 'signedOnce', line: 2 }],
    },

    {
      name: 'a day unless a caller asks for something else',
      code: `${JSONWEBTOKEN}
export const token = (ttl = 86400) => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + ttl }, sk);`,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },

    {
      name: "a day by djwt's own function",
      code: `import { create, getNumericDate } from 'https://deno.land/x/djwt@v3.0.2/mod.ts';
export const token = (accessKey: string, key: CryptoKey) =>
  create({ alg: 'HS256', typ: 'JWT' }, { iss: accessKey, exp: getNumericDate(60 * 60 * 24) }, key);
export const endpoint = '${T2V}';`,
      errors: [{ messageId: 'tooLong', line: 3 }],
    },
  ],
});
