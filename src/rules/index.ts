/** The rules, one line each. */
export { default as 'require-prompt-length-check' } from './require-prompt-length-check.js';
