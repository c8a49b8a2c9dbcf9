/** pino, alone and under the frameworks that bring it. */
import type { Row } from '../../analysis/rows.js';

const LEVELS = '{fatal,error,warn,info,debug,trace}';

/** How deep pino's serializer goes into an object. */
const DEPTH = 5;

/** pino and what is built on it. */
export const PINO: readonly Row[] = [
  {
    kind: 'log',
    channel: 'log',
    api: `pino#().${LEVELS}`,
    writes: '0..',
    depth: DEPTH,
    redact: ['0.redact', '0.redact.paths'],
    from: 'pino docs, Logger Instance, redact and depthLimit, 8.x to 10.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'pino#().{child,setBindings}',
    writes: '0',
    depth: DEPTH,
    redact: ['0.redact', '0.redact.paths', '1.redact', '1.redact.paths'],
    from: 'pino docs, logger.child(bindings, options), 8.x to 10.x: bindings stand in every later line',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'pino#',
    writes: '0.base',
    depth: DEPTH,
    redact: ['0.redact', '0.redact.paths'],
    from: 'pino docs, pino([options], [destination]), base, 8.x to 10.x: base stands in every line',
  },
  {
    kind: 'alias',
    api: 'pino#().child()',
    as: 'pino#()',
    from: 'pino docs, logger.child, 8.x to 10.x',
  },
  {
    kind: 'alias',
    api: ['pino#pino', 'pino-logger#', 'pino/pino#'],
    as: 'pino#',
    from: 'pino docs, 8.x to 10.x: the function is a named export too',
  },
  {
    kind: 'alias',
    api: ['nestjs-pino#{PinoLogger,Logger}.new()', 'pino-http#().logger'],
    as: 'pino#()',
    from: 'nestjs-pino docs, Usage, 4.x; pino-http docs, logger, 10.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: [`fastify#().log.${LEVELS}`],
    writes: '0..',
    depth: DEPTH,
    redact: ['0.logger.redact', '0.logger.redact.paths'],
    from: 'Fastify docs, Logging and Log Redaction, 4 and 5',
  },
  {
    kind: 'alias',
    api: 'fastify#().log.child()',
    as: 'fastify#().log',
    from: 'Fastify docs, Logging, 4 and 5',
  },
];
