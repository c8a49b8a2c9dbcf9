/** What libraries do, as rows, and what names and paths say, as tables. Kling's own facts are in `kling/`. */
import type { Row } from '../analysis/rows.js';
import { COMPANIONS } from './companions/index.js';
import { ANSWERING_STREAMS } from './deliveries.js';
import { ENVIRONMENT } from './environment.js';
import { EXITS } from './exits.js';
import { CONNECTIONS } from './connections.js';
import { FULL_STACK } from './full-stack.js';
import { HANDLERS } from './handlers.js';
import { TOOL_HANDLERS } from './tool-handlers.js';
import { HTTP_CLIENTS } from './http-clients/index.js';
import { LOGGERS } from './loggers/index.js';
import { SCHEMAS } from './schemas.js';
import { SDKS } from './sdks.js';
import { SECRET_MANAGERS } from './secret-managers.js';
import { SIGNING } from './signing.js';
import { STEPS } from './steps.js';
import { STORES } from './stores/index.js';
import { VALIDATORS } from './validators.js';

export { AUDIT_FIELDS } from './companions/audit.js';
export { FACE_WORDS } from './companions/consent.js';
export { COMPANION_MAKERS, STANDING_BEFORE } from './companions/index.js';
export { SCAN_ADDRESS, SCAN_HOSTS } from './companions/output.js';
export { CALLBACK_FIELDS, WEBHOOK_WORDS } from './companions/webhooks.js';
export * from './deliveries.js';
export { ENV_HELPERS, isEnvHelperName, type EnvironmentHelperNames } from './environment.js';
export * from './handler-shapes.js';
export { LOGGER_NAMES, type LoggerNames } from './loggers/index.js';
export * from './media-tools.js';
export * from './names.js';
export * from './paths.js';
export * from './safeguards.js';
export * from './stores/names.js';
export * from './stores/records.js';
export * from './stores/retention.js';
export * from './typed-inputs.js';
export {
  SECRET_HELPERS,
  isSecretHelperName,
  isSecretMethodName,
  type SecretHelperNames,
} from './secret-managers.js';
export {
  DECORATOR_CHECKS,
  DECORATOR_PARSES,
  FIELD_VALIDATORS,
  type DecoratorCheck,
  type FieldCheck,
  type FieldValidatorLibrary,
} from './schemas.js';

/** Every row that comes with the plugin. */
export const ROWS: readonly Row[] = [
  ...HTTP_CLIENTS,
  ...SDKS,
  ...LOGGERS,
  ...SIGNING,
  ...ENVIRONMENT,
  ...SECRET_MANAGERS,
  ...SCHEMAS,
  ...VALIDATORS,
  ...STEPS,
  ...HANDLERS,
  ...CONNECTIONS,
  ...FULL_STACK,
  ...TOOL_HANDLERS,
  ...ANSWERING_STREAMS,
  ...EXITS,
  ...COMPANIONS,
  ...STORES,
];
