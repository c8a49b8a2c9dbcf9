/** Receivers that are loggers by their name, where their making can't be seen. */
import { terms, type WordList } from '../words.js';

/** Names of loggers, and the methods of them that write. */
export interface LoggerNames {
  /** The receiver's last member is a logger when its last word is one of these: `this.klingLogger`, `req.log`. */
  readonly receivers: WordList;
  /** Its methods that write all of their arguments. A call of the receiver itself is none. */
  readonly methods: readonly string[];
  /** Its methods that write their argument and give a logger again. */
  readonly children: readonly string[];
  readonly from: string;
}

/** What is a logger by name. */
export const LOGGER_NAMES: LoggerNames = {
  receivers: {
    words: terms('logger, log'),
    matches: [
      'logger',
      'log',
      'appLogger',
      'this.logger',
      'ctx.logger',
      'req.log',
      'fastify.log',
      '_logger',
      'LOGGER',
      '$log',
    ],
    leaves: [
      'dialog',
      'catalog',
      'changelog',
      'backlog',
      'blog',
      'loggerFactory',
      'logRepository',
      'logs',
      'Math',
    ],
    from: "names in public integrations of Kling's API, 2026-11",
  },
  methods: terms(
    'trace, debug, verbose, silly, info, log, http, notice, success, warn, warning, error, fatal, critical, crit, alert, emerg',
  ),
  children: terms('child, with, withContext, getSubLogger, getChild'),
  from: 'Fastify docs, Logging, 5; pino-http docs, 10.x; NestJS docs, Logger, 11',
};
