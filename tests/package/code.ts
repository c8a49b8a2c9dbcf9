/** The code and the configurations that the installed plugin is tried on. */

/** A prompt of any length. */
export const BAD = `export async function createVideo(prompt, headers) {
  const response = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', {
    method: 'POST',
    headers,
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt }),
  });
  return response.json();
}
`;

/** The same, cut. */
export const GOOD = BAD.replace('prompt })', 'prompt: prompt.slice(0, 2500) })');

/** The rule that speaks in the bad code. */
export const RULE = 'kling/require-prompt-length-check';

/** The line on which it speaks. */
export const LINE = 5;

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
