/** Receivers that are loggers by their name, where their making can't be seen. */

/** Names of loggers, and the methods of them that write. */
export interface LoggerNames {
  /**
   * Names of the object that the method is called on, or of its last members: `logger` stands for `logger.info()` and
   * `this.logger.info()` alike, `req.log` only for a `log` of something named `req`.
   */
  readonly receivers: readonly string[];
  /** Its methods that write all of their arguments. */
  readonly methods: readonly string[];
  /** Method calls on the receiver that give a logger again. */
  readonly children: readonly string[];
  readonly from: string;
}

/**
 * What is a logger by name.
 *
 * `log` alone is a logger only with a level method called on it; `Math.log` and `log(x)` are not named here.
 */
export const LOGGER_NAMES: LoggerNames = {
  receivers: [
    'logger',
    'log',
    '_logger',
    '$logger',
    '#logger',
    'Logger',
    'LOGGER',
    'klingLogger',
    'appLogger',
    'baseLogger',
    'rootLogger',
    'childLogger',
    'apiLogger',
    'serviceLogger',
    'requestLogger',
    'reqLogger',
    'taskLogger',
    'jobLogger',
    'scopedLogger',
    'contextLogger',
    'pinoLogger',
    'winstonLogger',
    'httpLogger',
    'serverLogger',
    'mylogger',
    'myLogger',
    'ctx.log',
    'ctx.logger',
    'c.var.logger',
    'context.log',
    'context.logger',
    'req.log',
    'request.log',
    'reply.log',
    'res.log',
    'app.log',
    'server.log',
    'fastify.log',
    'instance.log',
    'strapi.log',
  ],
  methods: [
    'trace',
    'debug',
    'verbose',
    'silly',
    'info',
    'log',
    'http',
    'notice',
    'success',
    'warn',
    'warning',
    'error',
    'fatal',
    'critical',
    'crit',
    'alert',
    'emerg',
    'exception',
  ],
  children: ['child', 'with', 'withContext', 'getSubLogger', 'extend', 'scope', 'withTag', 'getChild'],
  from: "Fastify docs, Logging, 5; pino-http docs, 10.x; Koa and Hono logger middleware docs; names seen in public integrations of Kling's API",
};
