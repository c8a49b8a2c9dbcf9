/** What identifiers and values say by themselves: heuristics, each with examples that the validity suite runs. */
export * from './credential-names.js';
export * from './environment-names.js';
export * from './media-names.js';
export * from './personal-data.js';
export * from './placeholders.js';
export * from './words.js';
