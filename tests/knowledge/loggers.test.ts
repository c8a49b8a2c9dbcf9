/** Loggers, traces and error reports: a token is seen in the words of each of them, and its length is none. */
import rule from '../../src/rules/no-logged-secrets.js';
import { run } from '../support/rule-tester.js';

/** What stands above, and the statement that writes. */
const LOGGERS: readonly (readonly [string, string])[] = [
  ['', 'console.log(token)'],
  ['', 'console.error("x", { token })'],
  ['', 'console.table([{ token }])'],
  ['', 'console.dir({ a: { token } })'],
  ['', 'console.group(token)'],
  ['', 'console.assert(false, token)'],
  ['const { log } = console;', 'log(token)'],
  ['const log = console.log.bind(console);', 'log("x", token)'],
  ['', 'globalThis.console.log(token)'],
  ['', 'process.stdout.write(token)'],
  ['', 'process.stderr.write("t " + token)'],
  ['import pino from "pino"; const log = pino();', 'log.info({ token })'],
  ['import pino from "pino"; const log = pino().child({ a: 1 });', 'log.error({ err: 1, token }, "x")'],
  ['import winston from "winston"; const logger = winston.createLogger({});', 'logger.info("x", { token })'],
  [
    'import winston from "winston"; const logger = winston.createLogger({});',
    'logger.log({ level: "info", message: token })',
  ],
  ['import winston from "winston";', 'winston.info(token)'],
  [
    'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "a" });',
    'log.info({ token }, "a")',
  ],
  ['import log4js from "log4js"; const log = log4js.getLogger();', 'log.debug("t", token)'],
  ['import log from "loglevel";', 'log.warn(token)'],
  ['import { consola } from "consola";', 'consola.info(token)'],
  ['import signale from "signale";', 'signale.debug(token)'],
  ['import { Logger } from "tslog"; const log = new Logger();', 'log.info(token)'],
  ['import { Roarr as log } from "roarr";', 'log({ token }, "a")'],
  ['import createDebug from "debug"; const debug = createDebug("kling");', 'debug("token %s", token)'],
  ['import log from "npmlog";', 'log.info("kling", token)'],
  ['import log from "electron-log";', 'log.info(token)'],
  ['', 'request.log.info({ token })'],
  ['import { Logger } from "@nestjs/common"; const logger = new Logger("a");', 'logger.log(token)'],
  ['import { logger } from "./logger";', 'logger.info({ token })'],
  ['', 'this.logger.debug(token)'],
  ['', 'ctx.log.info(token)'],
  ['import * as Sentry from "@sentry/node";', 'Sentry.captureMessage(token)'],
  [
    'import * as Sentry from "@sentry/node";',
    'Sentry.captureException(new Error("a"), { extra: { token } })',
  ],
  ['import * as Sentry from "@sentry/node";', 'Sentry.setContext("a", { token })'],
  ['import * as Sentry from "@sentry/node";', 'Sentry.setTag("t", token)'],
  ['import * as Sentry from "@sentry/node";', 'Sentry.addBreadcrumb({ message: token })'],
  ['import Rollbar from "rollbar"; const r = new Rollbar({});', 'r.error("x", { token })'],
  ['import Bugsnag from "@bugsnag/js";', 'Bugsnag.leaveBreadcrumb("x", { token })'],
  ['import tracer from "dd-trace";', 'tracer.scope().active().setTag("t", token)'],
  ['import { trace } from "@opentelemetry/api";', 'trace.getActiveSpan().setAttribute("t", token)'],
  ['import { trace } from "@opentelemetry/api";', 'trace.getActiveSpan().addEvent("t", { token })'],
  ['import newrelic from "newrelic";', 'newrelic.addCustomAttribute("t", token)'],
  [
    'import appInsights from "applicationinsights";',
    'appInsights.defaultClient.trackTrace({ message: token })',
  ],
  ['import { Logtail } from "@logtail/node"; const l = new Logtail("x");', 'l.info("a", { token })'],
  ['import { Axiom } from "@axiomhq/js"; const a = new Axiom({});', 'a.ingest("d", [{ token }])'],
  [
    'import { Logger } from "@aws-lambda-powertools/logger"; const l = new Logger();',
    'l.info("a", { token })',
  ],
  [
    'import { Logger } from "@aws-lambda-powertools/logger"; const l = new Logger();',
    'l.appendKeys({ token })',
  ],
  [
    'import { Logging } from "@google-cloud/logging"; const l = new Logging().log("a");',
    'l.write(l.entry({}, { token }))',
  ],
  ['import { logger } from "firebase-functions";', 'logger.info("a", { token })'],
  [
    'import * as logger from "firebase-functions/logger";',
    'logger.write({ severity: "INFO", message: token })',
  ],
  [
    'import { getLogger } from "@logtape/logtape"; const l = getLogger("a");',
    'l.info("t {token}", { token })',
  ],
  ['import { log } from "@clack/prompts";', 'log.info(token)'],
  ['import ora from "ora"; const s = ora();', 's.succeed("token " + token)'],
  ['import chalk from "chalk";', 'console.log(chalk.green(token))'],
  ['import util from "node:util";', 'console.log(util.inspect({ token }, { depth: null }))'],
  ['import util from "node:util";', 'console.log(util.format("%s", token))'],
  ['', 'throw new Error("failed with " + token)'],
  [
    'class KlingError extends Error { constructor(m: string, readonly details: unknown) { super(m); } }',
    'throw new KlingError(token, {})',
  ],
  ['import assert from "node:assert";', 'assert(false, token)'],
  ['', 'return Promise.reject(new Error(token))'],
  ['', 'console.log(JSON.stringify({ a: { b: token } }, null, 2))'],
  ['', 'process.emitWarning(token)'],
  ['import chalk from "chalk";', 'console.log(chalk.hex("#f80").bold("token", token))'],
  ['import { styleText } from "node:util";', 'console.log(styleText("red", token))'],
];

const code = (above: string, statement: string, given: string): string => `import jwt from 'jsonwebtoken';
${above}
export async function go(request: any, ctx: any, keys: any) {
  const signed = jwt.sign({ iss: keys.ak, exp: Math.floor(Date.now() / 1000) + 60 }, keys.sk);
  const token = ${given};
  ${statement};
  await fetch('https://api-singapore.klingai.com/v1/videos/text2video/1');
}`;

run(rule, {
  valid: LOGGERS.map(([above, statement]) => ({
    name: statement,
    code: code(above, statement, 'signed.length'),
  })),
  invalid: LOGGERS.map(([above, statement]) => ({
    name: statement,
    code: code(above, statement, 'signed'),
    errors: [{ messageId: 'logged', line: 6 }],
  })),
});
