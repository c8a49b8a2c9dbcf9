/** The names of the global object: `globalThis.fetch` is `fetch`. */
import type { Row } from '../../analysis/rows.js';

/** Names of the global object in browsers, workers and Node. */
export const GLOBAL_OBJECTS: readonly Row[] = [
  {
    kind: 'alias',
    api: 'global#{globalThis,window,self,global}',
    as: 'global#',
    from: 'ECMAScript 2025, globalThis; HTML standard, Window and WorkerGlobalScope; Node.js docs, Globals, 20',
  },
];
