/**
 * Code made by the line, all of it about Kling, so that the analysis has something to do in it: one kind for each thing
 * that an analysis may walk over more often than once.
 */

/** Makes code of about so many lines. */
export type Generator = (lines: number) => string;

const HEAD = `import axios from 'axios';
import jwt from 'jsonwebtoken';
import { logger } from './logger.js';
const KLING = 'https://api-singapore.klingai.com';
`;

function repeat(count: number, line: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => line(index)).join(separator);
}

/** A unit of 24 lines as integrations have it: a token, a checked prompt, a request, a log, an error. */
function integration(index: number): string {
  const n = String(index);
  return `
export function createToken${n}(accessKey, secretKey) {
  const now = Math.floor(Date.now() / 1000);
  return jwt.sign({ iss: accessKey, exp: now + 1800, nbf: now - 5 }, secretKey, { algorithm: 'HS256' });
}

export async function textToVideo${n}({ prompt, image, negativePrompt = '' }, keys) {
  if (prompt.length > 2500) throw new RangeError('too long');
  const headers = { Authorization: \`Bearer \${createToken${n}(keys.accessKey, keys.secretKey)}\` };
  const body = { model_name: 'kling-v2-master', prompt, negative_prompt: negativePrompt.slice(0, 2500) };
  if (image !== undefined) body.image = new URL(image).protocol === 'https:' ? image : undefined;
  try {
    const { data } = await axios.post(\`\${KLING}/v1/videos/text2video\`, body, { headers });
    logger.info({ taskId: data.data.task_id, key: keys.accessKey.slice(0, 4) }, 'sent ${n}');
    return data.data;
  } catch (error) {
    logger.warn(\`failed: \${error.message}\`);
    throw new Error('Kling failed', { cause: error });
  }
}

export const poll${n} = async (id, token) => {
  const answer = await fetch(\`\${KLING}/v1/videos/text2video/\${id}\`, { headers: { Authorization: token } });
  return answer.json();
};`;
}

/** Integrations one after the other. */
export const dense: Generator = (lines) => HEAD + repeat(Math.ceil(lines / 27), integration);

/** Kinds of code that grow. */
export const KINDS: Readonly<Record<string, Generator>> = {
  integrations: dense,
  calls: (lines) => HEAD + repeat(lines, (n) => `logger.info('kling', step${n}(${n}, KLING, 'a${n}'));`),
  requests: (lines) =>
    HEAD + repeat(lines, (n) => `await axios.post(KLING + '/v1/videos/text2video', { prompt: p${n} });`),
  nesting: (lines) =>
    HEAD +
    repeat(Math.ceil(lines / 40), (n) => {
      const deep = 20;
      return `export function nest${n}(key) {\n${repeat(deep - 1, (at) => `if (key.a${at} !== KLING) {`)}\nlogger.debug(key);\n${'}\n'.repeat(deep - 1)}}`;
    }),
  literals: (lines) =>
    HEAD +
    `const table = [\n${repeat(lines, (n) => `'kling value ${n} of the table',`)}\n];\nlogger.info(table);`,
  aliases: (lines) =>
    HEAD +
    repeat(Math.ceil(lines / 50), (n) => {
      const chain = repeat(46, (at) => `  const a${at + 1} = a${at};`);
      return `export function alias${n}(a0) {\n${chain}\n  logger.info(a46);\n  return fetch(KLING, { headers: { Authorization: a46 } });\n}`;
    }),
  writes: (lines) =>
    HEAD + `let token = '';\n${repeat(lines / 2, (n) => `token = sign(${n}, KLING);\nlogger.info(token);`)}`,
  objects: (lines) =>
    HEAD +
    repeat(
      lines / 5,
      (n) =>
        `const o${n} = {\n  key: process.env.KLING_KEY_${n},\n  deep: { name: 'n${n}', url: KLING },\n};\nlogger.info(o${n}.deep, o${n}.key?.length);`,
    ),
  classes: (lines) =>
    HEAD +
    repeat(
      lines / 9,
      (n) => `export class Kling${n} {
  constructor(accessKey, secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }
  token() {
    return jwt.sign({ iss: this.accessKey }, this.secretKey, { expiresIn: '30m' });
  }
  send(prompt) { return axios.post(KLING + '/v1/videos/text2video', { prompt }, { headers: { Authorization: this.token() } }); }
}`,
    ),
  functions: (lines) =>
    HEAD +
    repeat(
      lines / 4,
      (n) =>
        `function f${n}(value, key) {\n  logger.debug(value);\n  return ${n === 0 ? 'fetch(KLING, { headers: { Authorization: key } })' : `f${n - 1}(value + '${n}', key)`};\n}`,
    ) +
    `\nexport const start = (prompt) => f${Math.ceil(lines / 4) - 1}(prompt, process.env.KLING_API_KEY);`,
  guards: (lines) =>
    HEAD +
    repeat(
      lines / 4,
      (n) =>
        `export function g${n}(prompt) {\n  if (prompt.length > 2500) throw new Error('kling');\n  return axios.post(KLING + '/v1/videos/text2video', { prompt });\n}`,
    ),
  'guards of one function': (lines) =>
    HEAD +
    `export function all(input) {\n${repeat(lines - 5, (n) => `if (input.p${n} > ${n}) throw new Error('kling');`)}\nreturn axios.post(KLING + '/v1/videos/text2video', { prompt: input.prompt });\n}`,
  templates: (lines) =>
    HEAD +
    'let text0 = KLING;\n' +
    repeat(
      lines,
      (n) => `const text${n + 1} = \`\${KLING}/v1/videos/\${text0}?n=${n}\`; fetch(text${n + 1});`,
    ),
  'one name everywhere': (lines) =>
    HEAD +
    'const options = {};\n' +
    repeat(lines, (n) => `options.a${n} = KLING; logger.info(options.a${n});`),
};

/** Inputs that nobody writes by hand and that must not stop an editor. */
export const AWKWARD: Readonly<Record<string, () => string>> = {
  '10,000 cases': () =>
    HEAD +
    `export function pick(key) {\nlet url = KLING;\nswitch (key) {\n${repeat(10_000, (n) => `case ${n}: url = KLING + '/${n}'; break;`)}\n}\nreturn fetch(url, { headers: { Authorization: key } });\n}`,
  '5,000 aliases': () =>
    HEAD +
    `export function go(a0) {\n${repeat(5000, (n) => `const a${n + 1} = a${n};`)}\nlogger.info(a5000);\nreturn fetch(KLING, { headers: { Authorization: a5000 } });\n}`,
  '5,000 aliases of an object': () =>
    HEAD +
    `const a0 = { key: process.env.KLING_API_KEY };\n${repeat(5000, (n) => `const a${n + 1} = a${n};`)}\nlogger.info(a5000.key);`,
  '2,000 spreads': () =>
    HEAD +
    `const o0 = { secretKey: process.env.KLING_SECRET_KEY };\n${repeat(2000, (n) => `const o${n + 1} = { ...o${n}, k${n}: ${n} };`)}\nlogger.info(o2000.secretKey, o2000);\nfetch(KLING, { body: JSON.stringify(o2000) });`,
  '10,000 writes and reads': () =>
    HEAD +
    `export function go(items) {\nlet key = '';\n${repeat(10_000, (n) => `key = items[${n}]; logger.info(key);`)}\nreturn fetch(KLING, { headers: { Authorization: key } });\n}`,
  '10,000 joins of one name': () =>
    HEAD + `let url = KLING;\n${repeat(10_000, (n) => `url += '/${n}';`)}\nfetch(url); logger.info(url);`,
  '10,000 conditional writes': () =>
    HEAD +
    `export function go(a) {\nlet url = KLING;\n${repeat(10_000, (n) => `if (a === ${n}) url = KLING + '/${n}';`)}\nlogger.info(url);\nreturn fetch(url);\n}`,
  'text of 2 MB': () =>
    `${HEAD}const text = '${'kling secret key '.repeat(120_000)}';\nlogger.info(text); fetch(KLING + text);`,
  'near key of 2 MB': () =>
    `${HEAD}const text = '${'Ab3'.repeat(700_000)}';\nlogger.info(text); fetch(KLING, { headers: { Authorization: text } });`,
  '20,000 comments': () =>
    HEAD + repeat(20_000, (n) => `// kling token ${n} http://api.klingai.com`) + '\nlogger.info(KLING);',
  'deep calls': () => `${HEAD}fetch(KLING + ${'f('.repeat(500)}KLING${')'.repeat(500)});`,
  'deep functions': () =>
    `${HEAD}${'(() => { logger.info(KLING); '.repeat(300)}fetch(KLING);${'})();'.repeat(300)}`,
  'deep members': () => `${HEAD}logger.info(kling${'.a'.repeat(1500)});`,
  'chained calls': () => `${HEAD}logger.info(kling${'.a()'.repeat(400)});`,
  'deep arrays': () => `${HEAD}logger.info(${'['.repeat(600)}KLING${']'.repeat(600)});`,
  'deep objects': () => `${HEAD}logger.info(${'{ a: '.repeat(400)}KLING${' }'.repeat(400)});`,
  '800 operands': () =>
    `${HEAD}fetch(KLING + ${repeat(800, (n) => `a${n}`, ' + ')}); logger.info(${repeat(800, () => 'KLING', ' + ')});`,
  'one line': () => HEAD + repeat(8000, (n) => `const u${n}=KLING+'/${n}';fetch(u${n});`, ''),
  'diamonds of sums': () => diamonds((n) => `const d${n + 1} = d${n} + d${n};`),
  'diamonds of branches': () => diamonds((n) => `const d${n + 1} = flag${n} ? d${n} : d${n} || KLING;`),
  'diamonds of spreads': () =>
    diamonds(
      (n) => `const d${n + 1} = { ...d${n}, ...d${n}, a${n}: 1 };`,
      '{ key: process.env.KLING_API_KEY }',
    ),
  'diamonds of wrappers': () =>
    diamonds((n) => `const w${n} = (x) => x; const d${n + 1} = w${n}(w${n}(d${n}) + w${n}(d${n}));`),
  'diamonds of functions': () =>
    HEAD +
    `function f0(x) { return x; }\n${repeat(60, (n) => `function f${n + 1}(x) { return f${n}(x) + f${n}(x); }`)}\nlogger.info(f60(process.env.KLING_API_KEY)); fetch(f60(KLING));`,
  'functions that call one another': () =>
    HEAD +
    repeat(
      60,
      (n) =>
        `export function visit${n}(node, key) { logger.debug(node.text, key); return visit${(n * 7 + 1) % 60}(node.left, key) + visit${(n * 11 + 3) % 60}(node.right, key) + visit${(n * 13 + 5) % 60}(node.next, KLING); }`,
    ),
  'visitors of a tree': () =>
    HEAD +
    repeat(
      30,
      (n) =>
        `function on${n}(parser, key) { parser.state${n} = key; on${(n + 1) % 30}(parser, key); on${(n + 7) % 30}(parser, KLING); on${(n + 11) % 30}(parser, parser.state${(n + 3) % 30}); logger.debug(parser.state${n}); }`,
    ) +
    '\non0({}, process.env.KLING_API_KEY);',
};

function diamonds(line: (index: number) => string, start = 'process.env.KLING_API_KEY'): string {
  return `${HEAD}const d0 = ${start};\n${repeat(60, line)}\nlogger.info(d60); fetch(KLING, { headers: { Authorization: d60 } });`;
}
