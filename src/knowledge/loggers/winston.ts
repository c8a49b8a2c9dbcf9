/** winston: the default logger and created ones. */
import type { Row } from '../../analysis/rows.js';

const LEVELS =
  '{error,warn,warning,info,http,verbose,debug,silly,emerg,emergency,alert,crit,critical,notice,data,help,input,prompt}';

/** winston and what is built on it. */
export const WINSTON: readonly Row[] = [
  {
    kind: 'log',
    channel: 'log',
    api: `winston#${LEVELS}`,
    writes: '0..',
    from: 'winston docs, Logging levels and Using the default logger, 3.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'winston#log',
    writes: '0..',
    from: 'winston docs, Creating your own logger, 3.x: log(level, message, ...meta) and log(entry)',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'winston#{createLogger,configure}',
    writes: '0.defaultMeta',
    from: 'winston docs, Creating your own logger (defaultMeta), 3.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'winston#child',
    writes: '0',
    from: 'winston docs, Creating child loggers, 3.x',
  },
  {
    kind: 'alias',
    api: [
      'winston#{createLogger(),Logger.new()}',
      'winston#child()',
      'winston#loggers.{get,add}()',
      'winston#{Container.new().add(),Container.new().get()}',
      'nest-winston#WinstonLogger.new()',
    ],
    as: 'winston#',
    from: 'winston docs, Creating your own logger, Creating child loggers and Working with multiple loggers, 3.x',
  },
  {
    kind: 'alias',
    api: 'nest-winston#WinstonModule.createLogger()',
    as: '@nestjs/common#Logger',
    from: 'nest-winston docs, Replacing the Nest logger, 1.10',
  },
];
