/** The code and the configurations that the installed plugin is tried on. */

/** A call without certificate checks. */
export const BAD = `import https from 'node:https';
import axios from 'axios';

const agent = new https.Agent({ rejectUnauthorized: false });

export const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com', httpsAgent: agent });
`;

/** The same with them. */
export const GOOD = BAD.replace('rejectUnauthorized: false', 'keepAlive: true');

/** The rule that speaks in the bad code. */
export const RULE = 'kling/no-disabled-tls-verification';

/** The line on which it speaks. */
export const LINE = 4;

/** The configuration of the README. */
export const MODULE_CONFIG = `import kling from 'eslint-plugin-kling';

export default [kling.configs.recommended];
`;

/** The same in a CommonJS project. */
export const COMMONJS_CONFIG = `const kling = require('eslint-plugin-kling');

module.exports = [kling.configs.recommended];
`;

/** The same in TypeScript. */
export const TYPESCRIPT_CONFIG = `import { defineConfig } from 'eslint/config';
import kling from 'eslint-plugin-kling';

export default defineConfig([
  kling.configs.recommended,
  { plugins: { kling }, extends: ['kling/strict'], files: ['src/**'] },
]);
`;
