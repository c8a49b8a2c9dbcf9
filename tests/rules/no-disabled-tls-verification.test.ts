import rule from '../../src/rules/no-disabled-tls-verification.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

type Extra = Pick<ValidCase, 'filename' | 'settings' | 'options'>;

const disabled = (name: string, code: string, at: string, extra: Extra = {}): InvalidCase => ({
  name,
  code,
  errors: [{ messageId: 'disabled', line: lineOf(code, at) }],
  ...extra,
});
const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** An axios client of the Kling API over the given agent. */
const overAgent = (agent: string, above = '') => `
import https from 'node:https';
import tls from 'node:tls';
import axios from 'axios';
${above}
${agent}
export const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com', httpsAgent: agent });
`;

/** A file that sets something up and calls the Kling API with fetch. */
const beforeFetch = (setup: string) => `
${setup}
export const getTask = (id: string, headers: Record<string, string>) =>
  fetch(\`https://api-singapore.klingai.com/v1/videos/text2video/\${id}\`, { headers });
`;

/** The same agent in a file that has nothing to do with Kling. */
const elsewhere = `
import https from 'node:https';
import axios from 'axios';
const agent = new https.Agent({ rejectUnauthorized: false });
export const printers = axios.create({ baseURL: 'https://printers.office.example', httpsAgent: agent });
`;

run(rule, {
  valid: [
    fine(
      'the check is switched on',
      overAgent('const agent = new https.Agent({ rejectUnauthorized: true, keepAlive: true });'),
    ),
    fine('the check is on by default', overAgent('const agent = new https.Agent({ keepAlive: true });')),
    fine(
      'a private authority is trusted instead',
      overAgent(
        "const agent = new https.Agent({ ca: readFileSync('/etc/ssl/proxy.pem') });",
        "import { readFileSync } from 'node:fs';",
      ),
    ),
    fine('!false is true', overAgent('const agent = new https.Agent({ rejectUnauthorized: !false });')),
    fine(
      'a constant that is true',
      overAgent('const VERIFY = true;\nconst agent = new https.Agent({ rejectUnauthorized: VERIFY });'),
    ),
    fine(
      'an imported value is unknown',
      overAgent(
        'const agent = new https.Agent({ rejectUnauthorized: config.verifyTls });',
        "import { config } from './config';",
      ),
    ),
    fine(
      'a parameter of an exported function is unknown',
      overAgent(
        'export const agentFor = (verify: boolean) => new https.Agent({ rejectUnauthorized: verify });\nconst agent = agentFor(true);',
      ),
    ),
    fine(
      'the last spread switches it on',
      overAgent(
        'const agent = new https.Agent({ ...lax, rejectUnauthorized: true });',
        "import { lax } from './agents';",
      ),
    ),
    fine(
      'a default that is true',
      overAgent(
        'function agentOf({ rejectUnauthorized = true } = {}) {\n  return new https.Agent({ rejectUnauthorized });\n}\nconst agent = agentOf();',
      ),
    ),
    fine(
      'a host-name check that asks the standard one',
      overAgent(
        'const agent = new https.Agent({ checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) });',
      ),
    ),
    fine(
      'a host-name check that returns an error',
      overAgent(
        "const agent = new https.Agent({\n  checkServerIdentity: (host, cert) => {\n    if (host !== cert.subject.CN) return new Error('wrong host');\n    return undefined;\n  },\n});",
      ),
    ),
    fine(
      'a host-name check that pins the certificate',
      overAgent(
        "const agent = new https.Agent({ checkServerIdentity: (host, cert) => (PINS.has(cert.fingerprint256) ? undefined : new Error('unknown certificate')) });",
        "const PINS = new Set(['AA:BB']);",
      ),
    ),
    fine(
      'a host-name check that throws',
      overAgent(
        'const agent = new https.Agent({\n  checkServerIdentity(host, cert) {\n    const error = tls.checkServerIdentity(host, cert);\n    if (error) throw error;\n  },\n});',
      ),
    ),
    fine(
      'the option of the agent is read, not written',
      overAgent(
        "const agent = new https.Agent({ keepAlive: true });\nif (agent.options.rejectUnauthorized === false) throw new Error('TLS checks are off');",
      ),
    ),
    fine('the environment switch is on', beforeFetch("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';")),
    fine(
      'the environment switch is removed',
      beforeFetch('delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;'),
    ),
    fine(
      'the environment switch is tested',
      beforeFetch(
        "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('refusing to start without TLS checks');",
      ),
    ),
    fine('another environment variable', beforeFetch("process.env.UV_THREADPOOL_SIZE = '0';")),
    fine(
      'a property of that name that is only a type',
      beforeFetch('interface TlsOptions {\n  rejectUnauthorized: false;\n  strictSSL?: boolean;\n}'),
    ),
    fine(
      'text that mentions it',
      beforeFetch("console.info('Never set rejectUnauthorized: false or NODE_TLS_REJECT_UNAUTHORIZED=0');"),
    ),
    fine('a comment that mentions it', beforeFetch('// rejectUnauthorized: false was here once')),
    fine(
      'undici verifies by default',
      `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent({ connect: { timeout: 10_000 } }));
export const ping = () => fetch('https://api-singapore.klingai.com/account/costs');
`,
    ),
    fine(
      'strictSSL is on',
      `
const request = require('request');
exports.create = (body, cb) => request.post({ url: 'https://api-singapore.klingai.com/v1/videos/text2video', json: body, strictSSL: true }, cb);
`,
    ),
    fine(
      'another option that is false',
      `
import got from 'got';
export const kling = got.extend({ prefixUrl: 'https://api-singapore.klingai.com', followRedirect: false, https: { rejectUnauthorized: true } });
`,
    ),
    fine(
      'a proxy agent with its checks on',
      `
import { HttpsProxyAgent } from 'https-proxy-agent';
import axios from 'axios';
const httpsAgent = new HttpsProxyAgent(process.env.HTTPS_PROXY, { rejectUnauthorized: true });
export const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com', httpsAgent });
`,
    ),
    fine(
      'an object that is switched on before it is used',
      overAgent(
        'const options = { rejectUnauthorized: true };\noptions.rejectUnauthorized = true;\nconst agent = new https.Agent(options);',
      ),
    ),
    fine('the agent of a file that is not about Kling', elsewhere),
    fine(
      'the environment switch of a file that is not about Kling',
      "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nawait import('./server.js');\n",
    ),
    fine(
      'a comment about Kling does not make the file one',
      `// Like the agent of https://api.klingai.com, see the Kling docs.\n${elsewhere}`,
    ),
    fine('a host that only looks like it', elsewhere.replace('printers.office.example', 'sparkling.example')),
    fine('a switched-on agent under scope all', elsewhere.replace('false', 'true'), {
      settings: { kling: { scope: 'all' } },
    }),

    fine(
      'a default that checks',
      `import https from 'node:https';
export const agent = ({ rejectUnauthorized = true } = {}) => new https.Agent({ rejectUnauthorized });
export const other = (verify?: boolean) => new https.Agent({ rejectUnauthorized: verify ?? true });
export const third = (verify: boolean) => new https.Agent({ rejectUnauthorized: verify });
export const endpoint = 'https://api-singapore.klingai.com';`,
    ),
    fine(
      'checks that other clients are left with',
      `export const pool = { trustServerCertificate: false, ignoreHTTPSErrors: false, tlsInsecure: false };`,
      { filename: 'src/kling/pool.ts' },
    ),
  ],
  invalid: [
    disabled(
      'an https agent',
      overAgent('const agent = new https.Agent({\n  keepAlive: true,\n  rejectUnauthorized: false,\n});'),
      'rejectUnauthorized: false',
    ),
    disabled(
      'a named import',
      overAgent(
        'const agent = new Agent({ rejectUnauthorized: false });',
        "import { Agent } from 'node:https';",
      ),
      'rejectUnauthorized: false',
    ),
    disabled(
      'CommonJS',
      `
const https = require('https');
const axios = require('axios');
const httpsAgent = new https.Agent({ rejectUnauthorized: false });
module.exports = axios.create({ baseURL: 'https://api.klingai.com/v1', httpsAgent });
`,
      'rejectUnauthorized: false',
      { filename: 'lib/kling.js' },
    ),
    disabled(
      'a quoted property',
      overAgent("const agent = new https.Agent({ 'rejectUnauthorized': false });"),
      "'rejectUnauthorized': false",
    ),
    disabled(
      'a computed property of known name',
      overAgent("const agent = new https.Agent({ ['rejectUnauthorized']: false });"),
      "['rejectUnauthorized']: false",
    ),
    disabled(
      '!true',
      overAgent('const agent = new https.Agent({ rejectUnauthorized: !true });'),
      'rejectUnauthorized: !true',
    ),
    disabled(
      'a cast',
      overAgent('const agent = new https.Agent({ rejectUnauthorized: false as boolean });'),
      'rejectUnauthorized: false',
    ),
    disabled(
      'a constant',
      overAgent('const VERIFY = false; const agent = new https.Agent({ rejectUnauthorized: VERIFY });'),
      'const VERIFY',
    ),
    disabled(
      'a shorthand',
      overAgent('const rejectUnauthorized = false; const agent = new https.Agent({ rejectUnauthorized });'),
      'const rejectUnauthorized',
    ),
    disabled(
      'options kept in a variable',
      overAgent('const options = { rejectUnauthorized: false }; const agent = new https.Agent(options);'),
      'const options',
    ),
    disabled(
      'options spread into others',
      overAgent(
        'const lax = { rejectUnauthorized: false }; const agent = new https.Agent({ keepAlive: true, ...lax });',
      ),
      'const lax',
    ),
    disabled(
      'options set later',
      overAgent(
        'const options: https.AgentOptions = { keepAlive: true };\noptions.rejectUnauthorized = false;\nconst agent = new https.Agent(options);',
      ),
      'options.rejectUnauthorized = false',
    ),
    disabled(
      'the options of an agent set later',
      overAgent(
        'const agent = new https.Agent({ keepAlive: true });\nagent.options.rejectUnauthorized = false;',
      ),
      'agent.options.rejectUnauthorized',
    ),
    disabled(
      'the options of the global agent',
      beforeFetch("import https from 'node:https';\nhttps.globalAgent.options.rejectUnauthorized = false;"),
      'https.globalAgent',
    ),
    disabled(
      'an agent made inline',
      `
import https from 'https';
import axios from 'axios';
export const create = (body: object, headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/text2video', body, {
    headers,
    httpsAgent: new https.Agent({ rejectUnauthorized: false }),
  });
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'a class field',
      `
import { Agent } from 'node:https';
import fetch from 'node-fetch';
export class KlingClient {
  private readonly agent = new Agent({ rejectUnauthorized: false });
  get(path: string) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { agent: this.agent });
  }
}
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'a helper that makes the agent',
      overAgent(
        'const makeAgent = () => new https.Agent({ rejectUnauthorized: false });\nconst agent = makeAgent();',
      ),
      'rejectUnauthorized: false',
    ),
    disabled(
      'https.request',
      `
import https from 'node:https';
export function getTask(id: string, headers: Record<string, string>, done: (res: unknown) => void) {
  https
    .request(
      {
        hostname: 'api-singapore.klingai.com',
        path: \`/v1/videos/text2video/\${id}\`,
        rejectUnauthorized: false,
        headers,
      },
      done,
    )
    .end();
}
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'undici',
      `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(
  new Agent({
    connect: { rejectUnauthorized: false },
  }),
);
export const ping = () => fetch('https://api-singapore.klingai.com/account/costs');
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'a dispatcher of one request',
      `
import { Agent } from 'undici';
export const ping = () =>
  fetch('https://api-singapore.klingai.com/account/costs', {
    dispatcher: new Agent({ connect: { rejectUnauthorized: false } }),
  });
`,
      'dispatcher:',
    ),
    disabled(
      'got',
      `
import got from 'got';
export const kling = got.extend({
  prefixUrl: 'https://api-singapore.klingai.com',
  https: { rejectUnauthorized: false },
});
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'a proxy agent',
      `
import { HttpsProxyAgent } from 'https-proxy-agent';
import axios from 'axios';
const httpsAgent = new HttpsProxyAgent(process.env.HTTPS_PROXY, { rejectUnauthorized: false });
export const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com', httpsAgent });
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'a raw TLS connection',
      `
import tls from 'node:tls';
export const probe = () => tls.connect({ host: 'api-singapore.klingai.com', port: 443, rejectUnauthorized: false });
`,
      'rejectUnauthorized: false',
    ),
    disabled(
      'strictSSL',
      `
const request = require('request');
exports.create = (body, cb) => request.post({ url: 'https://api-singapore.klingai.com/v1/videos/text2video', json: body, strictSSL: false }, cb);
`,
      'strictSSL: false',
    ),
    disabled(
      'a host-name check without a body',
      overAgent('const agent = new https.Agent({ checkServerIdentity: () => {} });'),
      'checkServerIdentity',
    ),
    disabled(
      'a host-name check that returns undefined',
      overAgent('const agent = new https.Agent({ checkServerIdentity: () => undefined });'),
      'checkServerIdentity',
    ),
    disabled(
      'a host-name check that returns null',
      overAgent('const agent = new https.Agent({ checkServerIdentity() { return null; } });'),
      'checkServerIdentity',
    ),
    disabled(
      'a host-name check that does nothing, declared apart',
      overAgent('function noCheck() {} const agent = new https.Agent({ checkServerIdentity: noCheck });'),
      'function noCheck',
    ),
    disabled(
      'a host-name check that only logs',
      overAgent(
        'const agent = new https.Agent({ checkServerIdentity: (host) => { console.debug(host); return undefined; } });',
      ),
      'checkServerIdentity',
    ),
    disabled(
      'the environment switch',
      beforeFetch("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';"),
      'process.env',
    ),
    disabled(
      'the environment switch as a number',
      beforeFetch('process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0 as never;'),
      'process.env',
    ),
    disabled(
      'the environment switch under a quoted name',
      beforeFetch("process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';"),
      'process.env',
    ),
    disabled(
      'the environment switch through an alias',
      beforeFetch("const { env } = process; env.NODE_TLS_REJECT_UNAUTHORIZED = '0';"),
      'const { env }',
    ),
    disabled(
      'the environment switch through an import',
      beforeFetch("import { env } from 'node:process';\nenv.NODE_TLS_REJECT_UNAUTHORIZED = '0';"),
      "env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
    ),
    disabled(
      'the environment switch by Object.assign',
      beforeFetch("Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });"),
      'Object.assign',
    ),
    disabled(
      'the environment switch inside a function',
      `
export async function createVideo(body: object) {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  return fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify(body) });
}
`,
      'process.env',
    ),
    disabled('only the path of the file names Kling', elsewhere, 'rejectUnauthorized: false', {
      filename: 'src/kling/agent.ts',
    }),
    disabled(
      'only an identifier names Kling',
      elsewhere.replace('printers =', 'klingProxy ='),
      'rejectUnauthorized: false',
    ),
    disabled('everywhere under scope all', elsewhere, 'rejectUnauthorized: false', {
      settings: { kling: { scope: 'all' } },
    }),

    disabled(
      'off by default, in a parameter',
      `import https from 'node:https';
export const agent = (rejectUnauthorized = false) => new https.Agent({ keepAlive: true, rejectUnauthorized });
export const endpoint = 'https://api-singapore.klingai.com';`,
      'keepAlive',
    ),
    disabled(
      'off by default, in options that are taken apart',
      `import https from 'node:https';
export const agent = ({ verify = false } = {}) => new https.Agent({ rejectUnauthorized: verify });
export const endpoint = 'https://api-singapore.klingai.com';`,
      'rejectUnauthorized',
    ),
    disabled(
      'off unless somebody asks',
      `import https from 'node:https';
export const agent = (verify?: boolean) => new https.Agent({ rejectUnauthorized: verify ?? false });
export const endpoint = 'https://api-singapore.klingai.com';`,
      'rejectUnauthorized',
    ),
    disabled(
      'by a constant name',
      `import https from 'node:https';
const OPTION = 'rejectUnauthorized';
export const agent = new https.Agent({ [OPTION]: false });
export const endpoint = 'https://api-singapore.klingai.com';`,
      '[OPTION]',
    ),
    ...['ignoreHTTPSErrors', 'acceptInsecureCerts', 'trustServerCertificate', 'tlsInsecure'].map((option) =>
      disabled(option, `export const options = { ${option}: true };`, option, {
        filename: 'src/kling/options.ts',
      }),
    ),
  ],
});
