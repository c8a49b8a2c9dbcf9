/** The rules, one line each. */
export { default as 'no-client-exposed-credentials' } from './no-client-exposed-credentials.js';
export { default as 'no-credentials-in-query' } from './no-credentials-in-query.js';
export { default as 'no-disabled-tls-verification' } from './no-disabled-tls-verification.js';
export { default as 'no-env-credentials' } from './no-env-credentials.js';
export { default as 'no-hardcoded-credentials' } from './no-hardcoded-credentials.js';
export { default as 'no-logged-secrets' } from './no-logged-secrets.js';
export { default as 'no-persisted-cdn-url' } from './no-persisted-cdn-url.js';
export { default as 'no-public-video-storage' } from './no-public-video-storage.js';
export { default as 'no-shared-credentials' } from './no-shared-credentials.js';
export { default as 'no-unlisted-hosts' } from './no-unlisted-hosts.js';
export { default as 'require-https' } from './require-https.js';
export { default as 'require-image-url-validation' } from './require-image-url-validation.js';
export { default as 'require-masked-access-key' } from './require-masked-access-key.js';
export { default as 'require-prompt-length-check' } from './require-prompt-length-check.js';
export { default as 'require-short-lived-jwt' } from './require-short-lived-jwt.js';
