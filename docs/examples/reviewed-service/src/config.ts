/** How the service is set up: what the deployment decides, and what differs between environments. */

/** Each environment has keys of its own, mounted as files by whatever manages secrets. */
const ENVIRONMENTS = {
  development: {
    origin: 'https://studio.dev.acme.example',
    mediaHost: 'media.dev.acme.example',
    klingSecretPath: '/run/secrets/kling-development',
    webhookSecretPath: '/run/secrets/kling-webhook-development',
  },
  staging: {
    origin: 'https://studio.staging.acme.example',
    mediaHost: 'media.staging.acme.example',
    klingSecretPath: '/run/secrets/kling-staging',
    webhookSecretPath: '/run/secrets/kling-webhook-staging',
  },
  production: {
    origin: 'https://studio.acme.example',
    mediaHost: 'media.acme.example',
    klingSecretPath: '/run/secrets/kling-production',
    webhookSecretPath: '/run/secrets/kling-webhook-production',
  },
} as const;

type Environment = keyof typeof ENVIRONMENTS;

/** Videos, their records and the names in the audit log are kept no longer. */
export const RETENTION_DAYS = 30;

/** Longest prompt that the studio takes. Kling would take 2500. */
export const PROMPT_LIMIT = 800;

/** What the rest of the service needs to know. */
export interface Config {
  readonly environment: Environment;
  readonly port: number;
  /** Directory on an encrypted volume. */
  readonly data: string;
  /** Where browsers and Kling reach this service. */
  readonly origin: string;
  /** The host that users' uploads are on: Kling fetches pictures from there. */
  readonly mediaHost: string;
  readonly klingSecretPath: string;
  readonly webhookSecretPath: string;
  readonly identityIssuer: URL;
  readonly moderationUrl: URL;
  readonly scannerUrl: URL;
}

/**
 * Reads the configuration.
 * @throws Error for a variable that is missing or wrong, so that a broken deployment does not start
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const environment = required(env, 'STUDIO_ENVIRONMENT');
  if (!isEnvironment(environment)) throw new Error('STUDIO_ENVIRONMENT is none that there is');
  return {
    environment,
    port: Number(required(env, 'PORT')),
    data: required(env, 'STUDIO_DATA'),
    identityIssuer: httpsUrl(env, 'IDENTITY_ISSUER'),
    moderationUrl: httpsUrl(env, 'MODERATION_URL'),
    scannerUrl: httpsUrl(env, 'SCANNER_URL'),
    ...ENVIRONMENTS[environment],
  };
}

function isEnvironment(name: string): name is Environment {
  return Object.hasOwn(ENVIRONMENTS, name);
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

function httpsUrl(env: NodeJS.ProcessEnv, name: string): URL {
  const url = new URL(required(env, name));
  if (url.protocol !== 'https:') throw new Error(`${name} must be https`);
  return url;
}
