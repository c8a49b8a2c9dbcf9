/** Kling's own facts, each stated once, with where it comes from and when that was read. */
export * from './about.js';
export * from './credentials.js';
export * from './errors.js';
export * from './gateways.js';
export * from './hosts.js';
export * from './limits.js';
export * from './models.js';
export * from './results.js';
export * from './routes.js';
