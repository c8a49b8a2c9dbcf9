/** The rules, one line each. */
export { default as 'no-disabled-tls-verification' } from './no-disabled-tls-verification.js';
export { default as 'require-https' } from './require-https.js';
export { default as 'require-image-url-validation' } from './require-image-url-validation.js';
export { default as 'require-prompt-length-check' } from './require-prompt-length-check.js';
