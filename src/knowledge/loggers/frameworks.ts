/** Loggers that a framework or a platform brings. */
import type { Row } from '../../analysis/rows.js';

/** Nest, Firebase, AWS Lambda Powertools, Google Cloud Logging. */
export const FRAMEWORK_LOGGERS: readonly Row[] = [
  {
    kind: 'log',
    channel: 'log',
    api: '@nestjs/common#Logger.{log,error,warn,debug,verbose,fatal}',
    writes: '0..',
    from: 'NestJS docs, Logger, 10 and 11: static methods',
  },
  {
    kind: 'alias',
    api: ['@nestjs/common#{Logger,ConsoleLogger}.new()'],
    as: '@nestjs/common#Logger',
    from: 'NestJS docs, Logger, Using the logger for application logging, 10 and 11',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'firebase-functions#logger.{debug,info,log,warn,error,write}',
    writes: '0..',
    from: 'Firebase docs, Write and view logs (logger SDK), firebase-functions 5.x and 6.x',
  },
  {
    kind: 'alias',
    api: ['firebase-functions/logger#', 'firebase-functions/v2#logger'],
    as: 'firebase-functions#logger',
    from: 'Firebase docs, Write and view logs (logger SDK), firebase-functions 5.x and 6.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: '@aws-lambda-powertools/logger#Logger.new().{trace,debug,info,warn,error,critical}',
    writes: '0..',
    from: 'AWS Lambda Powertools for TypeScript docs, Logger, 2.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: '@aws-lambda-powertools/logger#Logger.new().{appendKeys,appendPersistentKeys,addPersistentLogAttributes,logEventIfEnabled}',
    writes: '0',
    from: 'AWS Lambda Powertools for TypeScript docs, Logger, Appending additional keys, 2.x',
  },
  {
    kind: 'alias',
    api: '@aws-lambda-powertools/logger#Logger.new().createChild()',
    as: '@aws-lambda-powertools/logger#Logger.new()',
    from: 'AWS Lambda Powertools for TypeScript docs, Logger, Using multiple Logger instances, 2.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: '@google-cloud/logging#Logging.new().log().entry',
    writes: '0..',
    from: 'Google Cloud docs, @google-cloud/logging, Log.entry(metadata, data), 11.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'next-axiom#{log,Logger.new()}.{debug,info,warn,error}',
    writes: '0..',
    from: 'next-axiom docs, Use logger, 1.x',
  },
];
