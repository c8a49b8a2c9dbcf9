import rule from '../../src/rules/no-logged-secrets.js';
import { JWT } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

/** Signs a token as Kling wants it. */
const SIGN =
  'jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY)';

/** One line: a token in scope. */
const TOKEN = `import jwt from 'jsonwebtoken'; const token = ${SIGN};`;

/** One line: request headers with a token in scope. */
const HEADERS = `${TOKEN} const headers = { 'Content-Type': 'application/json', Authorization: \`Bearer \${token}\` };`;

const scopeAll = { kling: { scope: 'all' } };

/** The words of a report on a log. */
const logOf = (what: string, how: string) => ({ channel: 'log', what, how });

/** Redactions of headers, and others that are none. Each is one line behind `HEADERS`. */
const REDACTED = [
  "console.log(headers.Authorization.replace(/Bearer .*/, 'Bearer ***'));",
  "console.log(headers.Authorization.replace(/(Bearer\\s+)\\S+/i, '$1***'));",
  "console.log(headers.Authorization.replace(/Bearer (\\S+)/i, () => 'Bearer ***'));",
  "console.log(JSON.stringify(headers).replace(/Bearer [^\"]+/g, 'Bearer ***'));",
  'console.log(JSON.stringify(headers).replace(/("Authorization":\\s*")[^"]+(")/g, "$1***$2"));',
  "const BEARER = /Bearer\\s+[\\w.~+/-]+=*/gi; const redact = (line) => line.replace(BEARER, '[REDACTED]'); console.log(redact(JSON.stringify(headers)));",
  "console.log(PATTERNS.reduce((line, one) => line.replace(one, '[redacted]'), JSON.stringify(headers)));",
  "console.log(`sending ${headers.Authorization}`.replaceAll(token, '***'));",
  "for (const [name, value] of Object.entries(headers)) { if (name.toLowerCase() === 'authorization') continue; console.log(name, value); }",
  "for (const [name, value] of Object.entries(headers)) console.log(`${name}: ${SENSITIVE.has(name) ? '***' : value}`);",
  "Object.entries(headers).forEach(([name, value]) => console.log(name, /auth|key/i.test(name) ? '[redacted]' : value));",
  "console.log(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, name === 'Authorization' ? '***' : value])));",
  "console.log(Object.entries(headers).filter(([name]) => name !== 'Authorization').map(([name, value]) => `${name}: ${value}`).join());",
  'new Headers(headers).forEach((value, name) => { if (!HIDDEN.includes(name)) console.log(name, value); });',
  "for (const name of Object.keys(headers)) if (name !== 'Authorization') console.log(name, headers[name]);",
  "const shown = Object.keys(headers).reduce((all, name) => { all[name] = name === 'Authorization' ? '***' : headers[name]; return all; }, {}); console.log(shown);",
  "const shown = { ...headers }; if (shown.Authorization) shown.Authorization = '***'; console.log(shown);",
  "const shown = { ...headers }; if (shown && shown?.Authorization) { shown.Authorization = '***'; } console.log(shown);",
  "const shown = { ...headers }; shown.Authorization &&= '***'; console.log(shown);",
  "const shown = { ...headers }; 'Authorization' in shown && (shown.Authorization = '***'); console.log(shown);",
  "const shown = { ...headers }; if ('Authorization' in shown) shown.Authorization = '***'; console.log(shown);",
  "const shown = { ...headers }; for (const name of SENSITIVE) if (shown[name]) shown[name] = '***'; console.log(shown);",
  'const shown = { ...headers }; SENSITIVE.forEach((name) => delete shown[name]); console.log(shown);',
  "const shown = { ...headers, ...(headers.Authorization && { Authorization: '***' }) }; console.log(shown);",
  "const shown = new Headers(headers); shown.delete('authorization'); console.log(Object.fromEntries(shown));",
  "const shown = new Headers(headers); if (shown.has('authorization')) shown.set('authorization', '***'); console.log([...shown]);",
  "const hide = (one) => { if (typeof one !== 'object') return one; const out = {}; for (const name of Object.keys(one)) out[name] = SENSITIVE.includes(name) ? '***' : hide(one[name]); return out; }; console.log(hide({ headers }));",
];
/** Ways into a log by a file, a callback, a timer or a bound function, and their harmless twins. */
const WRITES = [
  "fs.appendFileSync('debug.log', `${token}\\n`);",
  "fs.writeFileSync('logs/kling.txt', JSON.stringify(headers));",
  "await appendFile(path.join(home, '.kling', 'kling.log'), token);",
  "const out = fs.createWriteStream('/var/log/kling'); out.write(token);",
  'process.stdout.write(JSON.stringify(headers));',
  '[token].forEach(console.log);',
  'Promise.resolve(token).then(console.log);',
  "setTimeout(console.log, 1, 'token', token);",
  'setTimeout((one) => console.log(one), 1, token);',
  'console.log.call(console, token);',
  "console.log.apply(console, ['token', token]);",
  'const show = (one) => console.log(one); show.bind(null, token)();',
  'const show = (one, other) => console.log(other); const bound = show.bind(null, 1); bound(token);',
];
const NO_WRITES = [
  'fs.appendFileSync("debug.log", `${token.length}\\n`);',
  "fs.writeFileSync('/run/secrets/kling', token);",
  "fs.writeFileSync('blog/login.json', JSON.stringify(headers));",
  "fs.appendFileSync('logs/kling.log', JSON.stringify({ signed: !!token }));",
  "const out = fs.createWriteStream('catalog.json'); out.write(token);",
  "['a', 'b'].forEach(console.log);",
  'Promise.resolve(token).then((one) => console.log(one.length));',
  "setTimeout(() => console.log('signed'), 1, token);",
  'setTimeout((one, other) => console.log(other), 1, token);',
  'const show = (one, other) => console.log(other); show.bind(null, token)(1);',
];
/** What a `catch` says of an error of axios, whose request holds the token. */
const caught = (line: string) => `import axios from 'axios'; ${HEADERS}
export async function send() {
  try { return await axios.post('${T2V}', {}, { headers }); } catch (e) {
    ${line}
  }
}`;
const TOLD = [
  'const { config, request, response, ...rest } = e; console.error(rest);',
  'console.error({ error: String(e) });',
  'console.error(e instanceof Error ? e.message : e);',
  'console.error(axios.isAxiosError(e) ? e.response?.data : e);',
  'console.error(!(e instanceof Error) ? e : e.stack);',
  'if (axios.isAxiosError(e)) console.error(e.message); else console.error(e);',
  "if (e instanceof axios.AxiosError) { console.error(e.code); throw e; } console.error('unexpected', e);",
  "if (e.isAxiosError) { throw new Error('Kling failed'); } console.error(e);",
];
const NOT_TOLD = [
  'const { message, ...rest } = e; console.error(rest);',
  'console.error(e instanceof Error ? e : e.message);',
  'console.error(e instanceof TypeError ? e.message : e);',
  'console.error(axios.isAxiosError(e) ? e : e.message);',
  'if (e.response) console.error(e.response.data); else console.error(e);',
  'if (axios.isAxiosError(e)) { console.error(e.message); } console.error(e);',
  'if (axios.isAxiosError(other)) throw other; console.error(e);',
  'if (!(e instanceof Error)) throw e; console.error(e);',
];
const FILES = `import fs from 'node:fs'; import { appendFile } from 'node:fs/promises'; import path from 'node:path'; ${HEADERS}`;

const NOT_REDACTED = [
  "const shown = { ...headers }; shown.Authorization ||= '***'; console.log(shown);",
  "const shown = { ...headers }; if (process.env.CI) shown.Authorization = '***'; console.log(shown);",
  'const shown = { ...headers }; for (const name of NAMES) shown[name] = lookUp(name); console.log(shown);',
  "const shown = { ...headers, ...(headers.Cookie && { Cookie: '***' }) }; console.log(shown);",
  "const shown = new Headers(headers); shown.delete('cookie'); console.log(Object.fromEntries(shown));",
  'console.log(headers); delete headers[NAME];',
  "console.log(headers.Authorization.replace(/^Bearer\\s+/, ''));",
  "console.log(headers.Authorization.replace(/Bearer (.+)/, '$1'));",
  "console.log(headers.Authorization.replace(/(token=.+|.+)/, '<$&>'));",
  "console.log(headers.Authorization.replace(/\\s+/g, ' '));",
  "console.log(headers.Authorization.replace('Bearer', 'bearer'));",
  'for (const [name, value] of Object.entries(headers)) console.log(name, value);',
  "for (const [name, value] of Object.entries(headers)) if (value !== '') console.log(name, value);",
  'new Headers(headers).forEach((value, name) => { console.log(name, value); });',
  'for (const name of Object.keys(headers)) if (headers[name]) console.log(name, headers[name]);',
  "const shown = { ...headers }; if (shown.Accept) shown.Authorization = '***'; console.log(shown);",
  "const shown = { ...headers }; if (!shown.Authorization) shown.Authorization = '***'; console.log(shown);",
  "const shown = { ...headers }; if (shown.Accept) { shown.Accept = 'x'; } console.log(shown);",
];

run(rule, {
  valid: [
    ...TOLD.map((line) => ({ name: `no request in it: ${line}`, code: caught(line) })),
    ...NO_WRITES.map((line) => ({ name: `no log: ${line}`, code: `${FILES}\n${line}` })),
    ...REDACTED.map((line) => ({ name: `a redaction: ${line}`, code: `${HEADERS}\n${line}` })),
    // Words, not tokens.
    {
      name: 'the message only says that there is a token',
      code: `${TOKEN}
console.log('JWT generated', 'token usage', 'Authorization header set');`,
    },
    {
      name: 'the message names the missing variable',
      code: `if (!process.env.KLING_SECRET_KEY) {
  console.error('Missing KLING_SECRET_KEY');
  throw new Error('KLING_API_KEY or KLING_SECRET_KEY is not set');
}`,
    },
    {
      name: 'the length of a token',
      code: `${TOKEN}
console.log('token length', token.length, \`\${token.length} characters\`);`,
    },
    {
      name: 'tokens of a language model are words',
      code: `export function usage(res: { usage: { total_tokens: number } }, max_tokens: number) {
  const tokenCount = res.usage.total_tokens;
  console.log({ tokenCount, max_tokens, total_tokens: res.usage.total_tokens });
}${ABOUT}`,
    },
    {
      name: 'the words of the prompt are called tokens',
      code: `export function split(prompt: string) {
  const tokens = prompt.split(/\\s+/);
  console.log('tokens', tokens);
  return tokens.join(' ');
}${ABOUT}`,
    },
    {
      name: 'headers that were replaced while objects were put together',
      code: `${HEADERS}
console.log(Object.assign({}, { headers }, { headers: '[redacted]' }));
console.log(Object.assign(new Error('refused'), { status: 401 }));`,
    },
    {
      name: 'whether there is a key',
      code: `const apiKey = process.env.KLING_API_KEY;
const secretKey = process.env.KLING_SECRET_KEY;
console.log({ hasApiKey: !!apiKey, hasSecretKey: Boolean(secretKey), same: apiKey === secretKey, type: typeof apiKey });`,
    },
    {
      name: 'set or unset',
      code: `const apiKey = process.env.KLING_API_KEY;
console.log('Kling key', apiKey ? 'set' : 'unset', apiKey && 'present', apiKey !== undefined);`,
    },
    {
      name: 'a fingerprint',
      code: `import { createHash } from 'node:crypto';
const apiKey = process.env.KLING_API_KEY!;
const fingerprint = createHash('sha256').update(apiKey).digest('hex');
console.log('Kling key', fingerprint, fingerprint.slice(0, 12));`,
    },
    {
      name: 'what surrounds a key: its name, id, expiry and kind',
      code: `export function rotate(key: { apiKeyName: string; secretId: string; tokenExpiry: number; token_type: string }) {
  console.log('Kling', key.apiKeyName, key.secretId, key.tokenExpiry, key.token_type);
}${ABOUT}`,
    },
    {
      name: 'an access key alone belongs to another rule',
      code: `const accessKey = process.env.KLING_ACCESS_KEY;
console.log('access key', accessKey);`,
    },

    // Copies without the secret.
    {
      name: 'the header is redacted in the copy',
      code: `${HEADERS}
console.log({ ...headers, Authorization: '[redacted]' });`,
    },
    {
      name: 'the header is left out of the copy',
      code: `${HEADERS}
const { Authorization, ...rest } = headers;
console.log('headers', rest);`,
    },
    {
      name: 'the header is deleted before',
      code: `${HEADERS}
const copy: Record<string, string> = { ...headers };
delete copy.Authorization;
console.log(copy);`,
    },
    {
      name: 'the names of the headers',
      code: `${HEADERS}
console.log(Object.keys(headers));`,
    },
    {
      name: 'another header',
      code: `${HEADERS}
console.log(headers['Content-Type']);`,
    },
    {
      name: 'the headers before the token is added',
      code: `import jwt from 'jsonwebtoken';
export function create(body: string) {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  console.log('headers', headers);
  headers.Authorization = \`Bearer \${${SIGN}}\`;
  return fetch('${T2V}', { method: 'POST', headers, body });
}`,
    },
    {
      name: 'the variable was overwritten before',
      code: `import jwt from 'jsonwebtoken';
let token = ${SIGN};
token = '[redacted]';
console.log(token);`,
    },
    {
      name: 'pino redacts the header by its path',
      code: `import pino from 'pino';
${HEADERS}
const log = pino({ redact: ['headers.Authorization'] });
log.info({ headers }, 'sending');`,
    },
    {
      name: 'pino redacts the token by a wildcard, with a censor',
      code: `import pino from 'pino';
${TOKEN}
const log = pino({ level: 'debug', redact: { paths: ['token', '*.token'], censor: '[redacted]' } });
log.info({ token, auth: { token } });`,
    },
    {
      name: 'another property of the credentials object',
      code: `const kling = { apiKey: process.env.KLING_API_KEY, region: 'singapore', baseUrl: 'https://api-singapore.klingai.com' };
console.log('Kling', kling.region, kling.baseUrl);`,
    },
    {
      name: 'another field of the client',
      code: `export class KlingClient {
  private readonly apiKey = process.env.KLING_API_KEY;
  private readonly model = 'kling-v2-6';
  describe() {
    console.log('client for', this.model);
  }
}`,
    },
    {
      name: 'the expiry of a decoded token',
      code: `${TOKEN}
const { exp } = jwt.decode(token) as { exp: number };
console.log('expires', exp, (jwt.decode(token) as { exp: number }).exp);`,
    },
    {
      name: 'a literal that stands for a secret',
      code: `${TOKEN}
console.log({ token: '[redacted]', authorization: 'Bearer ***', hasToken: true, secretKey: undefined });`,
    },

    // Requests, answers and errors that hold no token.
    {
      name: 'the body of the request',
      code: `${HEADERS}
export async function create(prompt: string) {
  const body = { model_name: 'kling-v2-6', prompt };
  console.log('request', body, prompt.slice(0, 100));
  return fetch('${T2V}', { method: 'POST', headers, body: JSON.stringify(body) });
}`,
    },
    {
      name: 'the body of the answer',
      code: `${HEADERS}
export async function create(body: string) {
  const res = await fetch('${T2V}', { method: 'POST', headers, body });
  const data = await res.json();
  console.log(res.status, data, data.request_id);
  return data;
}`,
    },
    {
      name: 'an error of fetch',
      code: `${HEADERS}
export async function create(body: string) {
  try {
    return await fetch('${T2V}', { method: 'POST', headers, body });
  } catch (error) {
    console.error('Kling failed', error);
    throw error;
  }
}`,
    },
    {
      name: 'an error message of the API',
      code: `${HEADERS}
export async function create(body: string) {
  const res = await fetch('${T2V}', { method: 'POST', headers, body });
  if (!res.ok) throw new Error(\`Kling answered \${res.status}: \${await res.text()}\`);
  return res.json();
}`,
    },
    {
      name: 'the message, code and answer of an axios error',
      code: `import axios from 'axios';
${HEADERS}
export async function create(body: object) {
  try {
    return await axios.post('${T2V}', body, { headers });
  } catch (err: any) {
    console.error(err.message, err.code, err.response?.status, err.response?.data);
    throw err;
  }
}`,
    },
    {
      name: 'the address in the configuration of an axios error',
      code: `import axios from 'axios';
${HEADERS}
export async function create(body: object) {
  try {
    return await axios.post('${T2V}', body, { headers });
  } catch (err: any) {
    console.error('failed', err.config.url, err.config.method);
    throw err;
  }
}`,
    },
    {
      name: 'the data of an axios answer',
      code: `import axios from 'axios';
${HEADERS}
export async function create(body: object) {
  const response = await axios.post('${T2V}', body, { headers });
  console.log('created', response.data, response.status);
  return response.data;
}`,
    },
    {
      name: 'the error of an axios call that carries no credential',
      code: `import axios from 'axios';
export async function status() {
  try {
    return await axios.get('https://status.example.com/kling.json');
  } catch (err) {
    console.error(err);
    return undefined;
  }
}${ABOUT}`,
    },
    {
      name: 'a signed result URL, unless asked for',
      code: `export function done(task: { task_result: { videos: { url: string }[] } }) {
  console.log('video', task.task_result.videos[0].url);
}${ABOUT}`,
    },
    {
      name: 'the id of a result, where URLs are asked for',
      options: [{ signedUrls: true }],
      code: `export function done(task: { task_id: string; task_result: { videos: { id: string; url: string }[] } }) {
  console.log('video', task.task_id, task.task_result.videos[0].id, task.task_result.videos.length);
}${ABOUT}`,
    },

    // What is no log.
    {
      name: 'the token goes where it belongs',
      code: `${HEADERS}
export const create = (body: string) => fetch('${T2V}', { method: 'POST', headers, body });`,
    },
    {
      name: 'words that only contain "log"',
      code: `${TOKEN}
import { catalog } from './catalog.js';
import { dialog } from './dialog.js';
catalog.add(token);
dialog.info(Math.log(token.length));`,
    },
    {
      name: 'the audit entry holds no secret',
      code: `${TOKEN}
import { audit } from './audit.js';
audit.log('processing_activity', 'system', { purpose: 'video_generation', recipients: ['klingai_api'] });`,
    },
    {
      name: 'the debug line tells the lifetime, not the token',
      code: `${TOKEN}
import createDebug from 'debug';
const debug = createDebug('kling');
debug('signed, valid for %d seconds', 1800);`,
    },
    {
      name: "somebody else's token in a file about nothing",
      code: `import jwt from 'jsonwebtoken';
export function login(user: { id: string }) {
  const token = jwt.sign({ sub: user.id }, process.env.SESSION_SECRET!);
  console.log('session', token);
  return token;
}`,
    },
    {
      name: "somebody else's headers in a file about nothing",
      code: `export const list = (accessToken: string) => {
  const headers = { Authorization: \`Bearer \${accessToken}\` };
  console.log(headers);
  return fetch('https://api.example.com/items', { headers });
};`,
    },
    {
      name: 'which variables there are, and one that is no key',
      code: `const key = process.env.KLING_ACCESS_KEY;
console.log(Object.keys(process.env), process.env.NODE_ENV, 'KLING_ACCESS_KEY' in process.env);
const { NODE_ENV, ...rest } = process.env;
console.log(NODE_ENV, import.meta.env);`,
    },
    {
      name: 'the environment of a program that has nothing to do with Kling',
      code: `console.log(process.env, process.env.API_KEY);`,
    },
    {
      name: "a caller's own header, without scope all",
      code: `export function handler(req, res) { console.log(req.headers.authorization); res.end(); }${ABOUT}`,
    },
    {
      name: 'under scope all, the length of a session token',
      settings: scopeAll,
      code: `import jwt from 'jsonwebtoken';
export function login(user: { id: string }) {
  const token = jwt.sign({ sub: user.id }, process.env.SESSION_SECRET!);
  console.log('session', token.length);
  return token;
}`,
    },

    {
      name: 'an object whose keys are private fields, which no log shows',
      code: `export class KlingClient {
  readonly #secretKey: string;
  constructor(secretKey: string) {
    this.#secretKey = secretKey;
  }
  describe() {
    console.log(this);
  }
}`,
    },
    {
      name: 'every character is replaced',
      code: `${TOKEN}
console.log(token.replace(/./g, '*'), token.replaceAll(/\\w/g, '#'), token.replace(/.+/, '[hidden]'));`,
    },
    {
      name: 'a replacer chooses what becomes JSON',
      code: `${HEADERS}
console.log(JSON.stringify(headers, ['Content-Type']));
console.log(JSON.stringify({ headers }, (name, value) => (name === 'Authorization' ? '***' : value)));`,
    },
    {
      name: 'headers without the one that holds the token, as an object',
      code: `${HEADERS}
console.log(Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Authorization')));`,
    },
    {
      name: 'the names of what credentials hold',
      code: `export function open(credentials: object) {
  console.log(Object.keys(credentials), !!credentials, credentialsPath, withCredentials);
}${ABOUT}`,
    },
    {
      name: 'the token of a grammar, under scope all',
      settings: scopeAll,
      code: `export function fail(token) {
  throw new SyntaxError(\`Unexpected token \${token}\`);
}
export const expect = (token, next) => new Error('Expected ' + token + ', got ' + next);`,
    },
    {
      name: 'passwords, without scope all',
      code: `export const report = (password: string) => console.log(password);${ABOUT}`,
    },
    {
      name: 'what is about passwords, and balances of tokens, under scope all',
      settings: scopeAll,
      code: `export function report(user) {
  console.log(user.passwordHash, user.password.length, Boolean(user.password), user.tokenBalance);
}`,
    },

    {
      name: 'parts of options that hold a key, and options without one',
      code: `interface Options { apiKey: string; model: string }
interface Plain { model: string; tokenCount: number; token: boolean; sign(secretKey: string): string }
export function create(options: Options, plain: Plain) {
  console.log(options.model, Object.keys(options), { ...options, apiKey: '[hidden]' }, plain);
  const { apiKey, ...rest } = options;
  console.log(rest, plain.sign(apiKey));
  console.log(JSON.stringify(options, ['model']));
}${ABOUT}`,
    },
    {
      name: 'options that a logger masks',
      code: `import pino from 'pino';
const log = pino({ redact: ['options.apiKey'] });
export function create(options: { apiKey: string }) {
  log.info({ options });
}${ABOUT}`,
    },
    {
      name: 'what a form says about a password, under scope all',
      settings: scopeAll,
      code: `export const Form = ({ errors, form }) => {
  console.log(errors.password, form.touched.password);
};`,
    },

    {
      name: 'a class of errors that says nothing of the token it is given',
      code: `export class KlingError extends Error {
  constructor(readonly status: number, message: string, apiKey: string) {
    super(\`Kling answered \${status} to a key of \${apiKey.length} characters\`);
  }
}
export class Tokens extends Map {
  constructor(token: string) {
    super([[\`\${token}\`, 1]]);
  }
}`,
    },
    {
      name: 'a node of a grammar, under scope all',
      settings: scopeAll,
      code: `export function visit(node) {
  if (node.token) console.log(node);
}`,
    },

    {
      name: 'what an assertion looks at',
      code: `import assert from 'node:assert';
export function check(klingSecretKey: string) {
  assert(klingSecretKey, 'KLING_SECRET_KEY is missing');
  assert.ok(klingSecretKey.length === 32, \`a key of \${klingSecretKey.length} characters\`);
}`,
    },
    {
      name: 'keyed hashes that are no token',
      code: `import { createHmac } from 'node:crypto';
export function check(id, body, secret) {
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  console.log('expected', expected, createHmac('sha256', 'ids').update(id).digest('hex').slice(0, 8));
}${ABOUT}`,
    },
    {
      name: 'a part of a stored secret that is no key, or the access key masked',
      code: `import { readFileSync } from 'node:fs';
export async function load(secrets, read) {
  const { SecretString } = await secrets.send(read);
  const keys = JSON.parse(SecretString ?? '{}');
  console.log(keys.environment, \`\${keys.accessKey.slice(0, 8)}...\`);
  const { expiresAt, accessKey } = JSON.parse(readFileSync(process.env.KLING_SECRET_KEY, 'utf8'));
  console.log(expiresAt, accessKey.slice(0, 8));
}${ABOUT}`,
    },
  ],
  invalid: [
    ...NOT_TOLD.map((line) => ({
      name: `a request in it: ${line}`,
      code: caught(line),
      errors: [
        {
          messageId: 'logged',
          line: 4,
          data: logOf('the request with its `Authorization` header', 'the request on line 3 puts it there'),
        },
      ],
    })),
    ...WRITES.map((line) => ({
      name: `a log: ${line}`,
      code: `${FILES}\n${line}`,
      errors: [{ messageId: 'logged', line: 2, data: logOf('a JWT', 'signed on line 1') }],
    })),
    ...NOT_REDACTED.map((line) => ({
      name: `no redaction: ${line}`,
      code: `${HEADERS}\n${line}`,
      errors: [{ messageId: 'logged', line: 2, data: logOf('a JWT', 'signed on line 1') }],
    })),
    // Objects put together.
    {
      name: 'an error that was given the headers',
      code: `${HEADERS}
const error = Object.assign(new Error('refused'), { headers });
console.error(error);
console.error({ error: Object.assign({ status: 401 }, { headers }) });`,
      errors: [
        { messageId: 'logged', line: 3 },
        { messageId: 'logged', line: 4 },
      ],
    },
    // The secret itself.
    {
      name: 'the token',
      code: `${TOKEN}
console.log(token);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the token after a label',
      code: `${TOKEN}
console.log(
  'token',
  token,
);`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'the token in a template',
      code: `${TOKEN}
console.debug(\`Kling token: \${token}\`);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the token joined by +',
      code: `${TOKEN}
console.info('Kling token: ' + token);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the first 20 characters of the token',
      code: `${TOKEN}
console.log('token', token.slice(0, 20) + '...');`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the first and the last characters of the token',
      code: `${TOKEN}
console.log(\`\${token.substring(0, 30)}…\${token.substring(token.length - 10)}\`);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the middle part of the token',
      code: `${TOKEN}
const [, payload] = token.split('.');
console.log(payload);`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: 'the token in another encoding',
      code: `${TOKEN}
console.log(Buffer.from(token).toString('base64'));`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the token where there is one',
      code: `${TOKEN}
console.log('token', token ? token : 'none');`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the token when debugging',
      code: `${TOKEN}
process.env.DEBUG && console.log(token);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the secret key',
      code: `const secretKey = process.env.KLING_SECRET_KEY;
console.log('secret', secretKey);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the first characters of the secret key',
      code: `const sk = process.env.KLING_SK!;
console.log(\`SK: \${sk.slice(0, 4)}...\`);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the last characters of the API key',
      code: `const apiKey = process.env.KLING_API_KEY!;
console.log('key ends in', apiKey.slice(-4));`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the API key read in place',
      code: `console.warn('using', process.env.KLING_API_KEY);`,
      errors: [{ messageId: 'logged', line: 1 }],
    },
    {
      name: 'the API key of an edge function',
      code: `const key = Deno.env.get('KLING_API_KEY');
console.log('key', key);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the webhook secret',
      code: `const secret = process.env.KLING_WEBHOOK_SECRET;
console.log('verifying with', secret);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'a token pasted into the call',
      code: `console.log('sending', 'Bearer ${JWT}');${ABOUT}`,
      errors: [{ messageId: 'logged', line: 1 }],
    },

    // Tokens made elsewhere.
    {
      name: 'a token from an imported helper, known by its name',
      code: `import { generateKlingToken } from './auth.js';
export async function create(body: string) {
  const t = await generateKlingToken();
  console.log(t);
  return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${t}\` }, body });
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'a token from a helper of the file',
      code: `import jwt from 'jsonwebtoken';
const auth = () => ${SIGN};
console.log(auth());`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: 'a token of jose, through then',
      code: `import { SignJWT } from 'jose';
const sign = () =>
  new SignJWT({ iss: process.env.KLING_ACCESS_KEY })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('30m')
    .sign(new TextEncoder().encode(process.env.KLING_SECRET_KEY));
sign().then((signed) => console.log(signed));`,
      errors: [{ messageId: 'logged', line: 7 }],
    },
    {
      name: 'a token signed by hand',
      code: `import { createHmac } from 'node:crypto';
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
export function sign() {
  const text = b64({ alg: 'HS256', typ: 'JWT' }) + '.' + b64({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 });
  const signature = createHmac('sha256', process.env.KLING_SECRET_KEY!).update(text).digest('base64url');
  const result = \`\${text}.\${signature}\`;
  console.log('signed', result);
  return result;
}`,
      errors: [{ messageId: 'logged', line: 7 }],
    },
    {
      name: 'a token signed by hand, of parts that tell nothing',
      code: `import crypto from 'node:crypto';
const b64 = (value: string | Buffer) => Buffer.from(value).toString('base64url');
export function sign(header: string, claims: string, sk: string) {
  const signature = b64(crypto.createHmac('sha256', sk).update(\`\${header}.\${claims}\`).digest());
  console.log('signed', [header, claims, signature].join('.').slice(0, 40));
}${ABOUT}`,
      errors: [{ messageId: 'logged', line: 5, data: logOf('a JWT', 'signed on line 4') }],
    },
    {
      name: 'a token kept for later',
      code: `import jwt from 'jsonwebtoken';
let cached: string | undefined;
export function token() {
  if (!cached) cached = ${SIGN};
  console.log('cached', cached);
  return cached;
}`,
      errors: [{ messageId: 'logged', line: 5 }],
    },
    {
      name: 'a token in a field of a class',
      code: `import jwt from 'jsonwebtoken';
export class KlingAuth {
  #token = '';
  refresh() {
    this.#token = ${SIGN};
    console.log('refreshed', this.#token);
  }
}`,
      errors: [{ messageId: 'logged', line: 6 }],
    },
    {
      name: 'the payload, whose issuer is the access key',
      code: `import jwt from 'jsonwebtoken';
export function token() {
  const payload = { iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 };
  console.log('payload', payload);
  return jwt.sign(payload, process.env.KLING_SECRET_KEY!);
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'the decoded token',
      code: `${TOKEN}
console.log(jwt.decode(token));`,
      errors: [{ messageId: 'logged', line: 2 }],
    },

    // In objects.
    {
      name: 'the headers',
      code: `${HEADERS}
console.log('headers', headers);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the headers in an object, in JSON',
      code: `${HEADERS}
console.log(JSON.stringify({ url: '${T2V}', headers }, null, 2));`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the headers spread into another object',
      code: `${HEADERS}
console.log({ ...headers, 'X-Trace': '1' });`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the redaction comes first and is overwritten',
      code: `${HEADERS}
console.log({ Authorization: '[redacted]', ...headers });`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the header left after another is taken out',
      code: `${HEADERS}
const { 'Content-Type': type, ...rest } = headers;
console.log(type, rest);`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: 'the value of one header',
      code: `${HEADERS}
console.log(headers['Authorization']);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the options of the request',
      code: `${HEADERS}
export function create(body: string) {
  const init: RequestInit = { method: 'POST', headers, body };
  console.log('fetch', '${T2V}', init);
  return fetch('${T2V}', init);
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'the credentials',
      code: `const credentials = { accessKey: process.env.KLING_ACCESS_KEY, secretKey: process.env.KLING_SECRET_KEY };
console.dir(credentials);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'both keys by shorthand: reported once, here',
      code: `const { KLING_ACCESS_KEY: accessKey, KLING_SECRET_KEY: secretKey } = process.env;
console.log({ accessKey, secretKey });`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'the client itself, from inside',
      code: `export class KlingClient {
  constructor(private readonly accessKey: string, private readonly secretKey: string) {}
  debug() {
    console.log(this);
  }
}${ABOUT}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'an axios error',
      code: `import axios from 'axios';
${HEADERS}
export async function create(body: object) {
  try {
    return await axios.post('${T2V}', body, { headers });
  } catch (err) {
    console.error('Kling failed', err);
    throw err;
  }
}`,
      errors: [{ messageId: 'logged', line: 7 }],
    },
    {
      name: 'the configuration of an axios error of an instance',
      code: `import axios from 'axios';
const kling = axios.create({
  baseURL: 'https://api-singapore.klingai.com',
  headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` },
});
export const status = (id: string) =>
  kling.get(\`/v1/videos/text2video/\${id}\`).catch((error) => {
    console.error(error.config);
    throw error;
  });`,
      errors: [{ messageId: 'logged', line: 8 }],
    },
    {
      name: 'the headers in the configuration of an axios error',
      code: `import axios from 'axios';
${HEADERS}
export async function create(body: object) {
  try {
    return await axios.post('${T2V}', body, { headers });
  } catch (err: any) {
    console.error(err.message, err.config.headers);
    throw err;
  }
}`,
      errors: [{ messageId: 'logged', line: 7 }],
    },
    {
      name: 'the configuration in a request interceptor',
      code: `import axios from 'axios';
${TOKEN}
const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com' });
kling.interceptors.request.use((config) => {
  config.headers.Authorization = \`Bearer \${token}\`;
  console.log('request', config);
  return config;
});`,
      errors: [{ messageId: 'logged', line: 6 }],
    },

    // Other logs.
    {
      name: 'an alias of console.log',
      code: `${TOKEN}
const { log } = console;
const print = console.log;
log(token);
print('token', token);`,
      errors: [
        { messageId: 'logged', line: 4 },
        { messageId: 'logged', line: 5 },
      ],
    },
    {
      name: 'a helper which logs what it gets',
      code: `${TOKEN}
const debugLog = (data: unknown) => console.log('[kling]', data); debugLog({ token });`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'pino, without a redaction of that path',
      code: `import pino from 'pino';
${HEADERS}
const log = pino({ redact: ['token', 'password'] });
log.info({ headers }, 'sending');`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'a child of pino',
      code: `import pino from 'pino';
${TOKEN}
const log = pino().child({ module: 'kling' });
log.debug({ token }, 'signed');`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'winston',
      code: `import winston from 'winston';
${TOKEN}
const logger = winston.createLogger({ level: 'debug' });
logger.info('signed', { token });`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'debug, in CommonJS',
      filename: 'src/service.cjs',
      code: `const jwt = require('jsonwebtoken');
const debug = require('debug')('kling');
const token = ${SIGN};
debug('token %s', token);`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: "Nest's logger in a service",
      code: `import { Logger } from '@nestjs/common';
import jwt from 'jsonwebtoken';
export class KlingService {
  private readonly logger = new Logger('Kling');
  token() {
    const token = ${SIGN};
    this.logger.debug(\`token \${token}\`);
    return token;
  }
}`,
      errors: [{ messageId: 'logged', line: 7 }],
    },
    {
      name: "Fastify's logger of a request",
      code: `import Fastify from 'fastify';
${TOKEN}
const app = Fastify();
app.post('/kling', async (request) => {
  request.log.info({ token }, 'calling');
  return { ok: true };
});`,
      errors: [{ messageId: 'logged', line: 5 }],
    },
    {
      name: 'an error report',
      code: `import * as Sentry from '@sentry/node';
${HEADERS}
export const report = (error: unknown) => Sentry.captureException(error, { extra: { headers } });`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: 'an attribute of a span',
      code: `import { trace } from '@opentelemetry/api';
${TOKEN}
const span = trace.getTracer('video').startSpan('kling.create');
span.setAttribute('kling.token', token);`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'the message of an error',
      code: `${TOKEN}
export function check(status: number) {
  if (status === 401) throw new Error(\`Kling rejected \${token}\`);
}`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: 'the message of an error of a class of the file',
      code: `class KlingError extends Error {}
const apiKey = process.env.KLING_API_KEY;
export function check(status: number) {
  if (status === 401) throw new KlingError('rejected key ' + apiKey);
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'a command line to repeat the request',
      code: `${TOKEN}
console.log(\`curl -H "Authorization: Bearer \${token}" ${T2V}\`);`,
      errors: [{ messageId: 'logged', line: 2 }],
    },

    // Result URLs.
    {
      name: 'a signed result URL, where asked for',
      options: [{ signedUrls: true }],
      code: `export async function poll(id: string) {
  const res = await fetch(\`${T2V}/\${id}\`, { headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` } });
  const { data } = await res.json();
  console.log('video', data.task_result.videos[0].url);
  return data.task_status;
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },

    // Everybody's business, by choice.
    {
      name: 'a session token under scope all',
      settings: scopeAll,
      code: `import jwt from 'jsonwebtoken';
export function login(user: { id: string }) {
  const token = jwt.sign({ sub: user.id }, process.env.SESSION_SECRET!);
  console.log('session', token);
  return token;
}`,
      errors: [{ messageId: 'logged', line: 4 }],
    },
    {
      name: 'authorised headers under scope all',
      settings: scopeAll,
      code: `export const list = (accessToken: string) => {
  const headers = { Authorization: \`Bearer \${accessToken}\` };
  console.log(headers);
  return fetch('https://api.example.com/items', { headers });
};`,
      errors: [{ messageId: 'logged', line: 3 }],
    },
    {
      name: "a caller's own header under scope all",
      settings: scopeAll,
      code: `import express from 'express';
const app = express();
app.get('/items', (req, res) => {
  console.log('caller', req.headers.authorization);
  console.log(req.headers['authorization']?.split(' ')[1]);
  res.end();
});`,
      errors: [
        { messageId: 'logged', line: 4 },
        { messageId: 'logged', line: 5 },
      ],
    },

    // All of the environment.
    {
      name: 'the environment, whole, as text, in an object, by another name, but for one variable',
      code: `const key = process.env.KLING_ACCESS_KEY;
const { env } = process;
const { NODE_ENV, ...rest } = env;
console.log(process.env);
console.log(JSON.stringify(process.env, null, 2));
console.error('failed', { env });
console.log(rest);
throw new Error(\`failed with \${JSON.stringify(env)}\`);`,
      errors: [4, 5, 6, 7, 8].map((line) => ({
        messageId: 'logged',
        line,
        data: {
          channel: line === 8 ? 'error message' : 'log',
          what: 'the whole environment',
          how: 'every key that is handed over in it',
        },
      })),
    },
    {
      name: 'the environment under scope all',
      settings: scopeAll,
      code: `console.log(process.env, process.env.API_KEY);`,
      errors: [
        { messageId: 'logged', line: 1 },
        { messageId: 'logged', line: 1 },
      ],
    },

    {
      name: 'an object with keys in fields that are only called private',
      code: `export class KlingClient {
  private readonly secretKey: string;
  constructor(secretKey: string) {
    this.secretKey = secretKey;
  }
  describe() {
    console.log(this);
  }
}`,
      errors: [
        {
          messageId: 'logged',
          line: 7,
          data: logOf('the secret key', '`secretKey`, a parameter of `constructor`'),
        },
      ],
    },
    {
      name: 'some characters are replaced',
      code: `${TOKEN}
console.log(token.replace(/[aeiou]/g, '*'));
console.log(token.replace(/./, '*'));
console.log(token.replace(/(.+)/, 'token $1'));`,
      errors: [2, 3, 4].map((line) => ({ messageId: 'logged', line })),
    },
    {
      name: 'JSON that is only spelled nicely, or broken where it goes around',
      code: `${HEADERS}
console.log(JSON.stringify(headers, null, 2));
console.log(JSON.stringify(headers, undefined, 2));
console.log(JSON.stringify(headers, getCircularReplacer()));`,
      errors: [2, 3, 4].map((line) => ({ messageId: 'logged', line })),
    },
    {
      name: 'headers that were filled before, as an object',
      code: `export async function send(apiKey: string, init: RequestInit) {
  const headers = new Headers(init.headers);
  headers.set('Authorization', \`Bearer \${apiKey}\`);
  console.log(Object.fromEntries(headers));
  console.log({ headers: Object.fromEntries(headers.entries()) });
  return fetch('${T2V}', { ...init, headers });
}`,
      errors: [4, 5].map((line) => ({ messageId: 'logged', line })),
    },
    {
      name: 'credentials, whole',
      code: `export function open(credentials: object) {
  console.log('using', credentials);
}${ABOUT}`,
      errors: [
        { messageId: 'logged', line: 2, data: logOf('credentials', '`credentials`, a parameter of `open`') },
      ],
    },
    {
      name: 'a token in another error message, under scope all',
      settings: scopeAll,
      code: `export function fail(token) {
  throw new Error(\`Rejected token \${token}\`);
}`,
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'passwords, under scope all',
      settings: scopeAll,
      code: `export function report(user, password) {
  console.log(password);
  console.log({ user: { password } });
  throw new Error(\`cannot log in with \${user.password}\`);
}`,
      errors: [
        { messageId: 'logged', line: 2, data: logOf('a password', '`password`, a parameter of `report`') },
        { messageId: 'logged', line: 3 },
        { messageId: 'logged', line: 4 },
      ],
    },

    {
      name: 'options that hold a key by their type',
      code: `export interface KlingOptions { apiKey: string; model: string }
export class KlingClient {
  constructor(private readonly options: KlingOptions) {
    console.log('made with', this.options);
  }
}
type Keys = { readonly secretKey: string };
export const open = (keys: Keys) => console.log(JSON.stringify({ keys }));`,
      errors: [
        {
          messageId: 'logged',
          line: 4,
          data: logOf('an API key', '`options.apiKey`, a parameter of `constructor`'),
        },
        {
          messageId: 'logged',
          line: 8,
          data: logOf('the secret key', '`keys.secretKey`, a parameter of `open`'),
        },
      ],
    },
    {
      name: 'options that a key is read from',
      code: `class KlingClient {
  constructor(options) {
    this.key = options.apiKey;
    console.debug('made with', options);
  }
}
export function make(settings) {
  const { secretKey } = settings;
  console.debug(settings);
  return secretKey;
}`,
      errors: [4, 9].map((line) => ({ messageId: 'logged', line })),
    },

    {
      name: 'the text that a class of errors makes of a token',
      code: `export class KlingAuthError extends Error {
  constructor(readonly klingToken: string) {
    super(\`Kling rejected \${klingToken}\`);
  }
}`,
      errors: [{ messageId: 'logged', line: 3 }],
    },

    {
      name: 'the message of an assertion',
      code: `import assert from 'node:assert';
export function check(klingSecretKey: string) {
  assert(klingSecretKey.length === 32, \`no key: \${klingSecretKey}\`);
  assert.ok(klingSecretKey.length === 32, \`no key: \${klingSecretKey}\`);
}`,
      errors: [3, 4].map((line) => ({ messageId: 'logged', line })),
    },
    {
      name: 'a key out of a stored secret',
      code: `export async function load(secrets, read) {
  const { SecretString } = await secrets.send(read);
  const keys = JSON.parse(SecretString ?? '{}');
  console.log(keys.secretKey.slice(0, 4));
  const { apiKey } = JSON.parse(process.env.KLING_SECRETS);
  console.log(apiKey);
}${ABOUT}`,
      errors: [
        {
          messageId: 'logged',
          line: 4,
          data: logOf('the secret key', '`secrets.send().SecretString`'),
        },
        {
          messageId: 'logged',
          line: 6,
          data: logOf('an API key', '`process.env.KLING_SECRETS`'),
        },
      ],
    },
  ],
});
