/** Loggers, traces and error reports: where text leaves the program for people and tools to read. */
import type { Row } from '../../analysis/rows.js';
import { CONSOLE } from './console.js';
import { ERROR_REPORTS } from './error-reports.js';
import { FRAMEWORK_LOGGERS } from './frameworks.js';
import { NODE_LOGGERS } from './node-loggers.js';
import { PINO } from './pino.js';
import { SENTRY } from './sentry.js';
import { DATADOG, OPENTELEMETRY } from './tracing.js';
import { WINSTON } from './winston.js';

export { LOGGER_NAMES, type LoggerNames } from './names.js';

/** Rows of every logger, tracer and error reporter. */
export const LOGGERS: readonly Row[] = [
  ...CONSOLE,
  ...PINO,
  ...WINSTON,
  ...NODE_LOGGERS,
  ...FRAMEWORK_LOGGERS,
  ...SENTRY,
  ...OPENTELEMETRY,
  ...DATADOG,
  ...ERROR_REPORTS,
];
