/** The two credentials, where they are kept, and how an access key may be shown. */
import { readFile, stat } from 'node:fs/promises';
import { ACCESS_KEY_SHOWN, ACCESS_KEY_TAIL_SHOWN } from '../knowledge/kling/index.js';
import { asText, isRecord, parseJson } from './json.js';

/** What may be known of a credential beside itself. */
interface CredentialFacts {
  /** When it was issued or last rotated: the client warns when that is long ago. */
  readonly issuedAt?: Date | undefined;
  /** The only environment that may use it, such as `production`. */
  readonly environment?: string | undefined;
}

/** An API key, sent as it is. Works on every route. */
export interface ApiKeyCredentials extends CredentialFacts {
  readonly apiKey: string;
}

/** An access key and the secret key that signs short-lived tokens for it. Works on v1 routes. */
export interface AccessKeyCredentials extends CredentialFacts {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Either credential. */
export type Credentials = ApiKeyCredentials | AccessKeyCredentials;

/**
 * Fetches the current credential from where it is kept. The client asks again every few minutes and after a
 * refusal, so that a rotated key needs no restart.
 *
 * The stores below hold either an API key as plain text, or a JSON object with `apiKey`, or with `accessKey` and
 * `secretKey`; the object may name the key's `environment`.
 */
export type CredentialProvider = () => Credentials | Promise<Credentials>;

/** Where Docker mounts a secret named `kling`; Kubernetes mounts one anywhere. */
const SECRET_FILE = '/run/secrets/kling';

/** Reads a mounted secret file. Its age is the time since it was written. */
export function secretFile(path: string = SECRET_FILE): CredentialProvider {
  return async () => toCredentials(await readFile(path, 'utf8'), (await stat(path)).mtime);
}

/** The part of `SecretsManager` in `@aws-sdk/client-secrets-manager` that is used. */
export interface AwsSecretsManager {
  getSecretValue(input: { SecretId: string }): Promise<{ SecretString?: string; CreatedDate?: Date }>;
}

/** Reads the current version of a secret of AWS Secrets Manager. */
export function awsSecret(client: AwsSecretsManager, secretId: string): CredentialProvider {
  return async () => {
    const { SecretString, CreatedDate } = await client.getSecretValue({ SecretId: secretId });
    return toCredentials(SecretString, CreatedDate);
  };
}

/** The part of `SecretManagerServiceClient` in `@google-cloud/secret-manager` that is used. */
export interface GcpSecretManager {
  accessSecretVersion(request: {
    name: string;
  }): Promise<readonly [{ payload?: { data?: Uint8Array | string | null } | null }, ...unknown[]]>;
  getSecretVersion(request: {
    name: string;
  }): Promise<readonly [{ createTime?: { seconds?: unknown } | null }, ...unknown[]]>;
}

/** Reads a version of a secret of GCP Secret Manager, such as `projects/p/secrets/kling/versions/latest`. */
export function gcpSecret(client: GcpSecretManager, name: string): CredentialProvider {
  return async () => {
    const [[{ payload }], [{ createTime }]] = await Promise.all([
      client.accessSecretVersion({ name }),
      client.getSecretVersion({ name }),
    ]);
    const text = Buffer.from(payload?.data ?? '').toString('utf8');
    return toCredentials(text, new Date(Number(createTime?.seconds) * 1000));
  };
}

/** The part of `SecretClient` in `@azure/keyvault-secrets` that is used. */
export interface AzureKeyVault {
  getSecret(name: string): Promise<{ value?: string; properties: { createdOn?: Date } }>;
}

/** Reads the current version of a secret of Azure Key Vault. */
export function azureSecret(client: AzureKeyVault, name: string): CredentialProvider {
  return async () => {
    const { value, properties } = await client.getSecret(name);
    return toCredentials(value, properties.createdOn);
  };
}

/** The part of a client of Vault or OpenBao, such as `node-vault`, that is used. */
export interface VaultClient {
  read(path: string): Promise<{ data: { data: unknown; metadata?: { created_time?: string } } }>;
}

/** Reads a secret of the key-value engine, version 2, of Vault or OpenBao, such as `secret/data/kling`. */
export function vaultSecret(client: VaultClient, path: string): CredentialProvider {
  return async () => {
    const { data, metadata } = (await client.read(path)).data;
    return toCredentials(data, new Date(metadata?.created_time ?? NaN));
  };
}

/** Says nothing of what is missing: the client refuses an empty key when it is about to use it. */
function toCredentials(secret: unknown, issuedAt: Date | undefined): Credentials {
  const value = typeof secret === 'string' ? (parseJson(secret) ?? { apiKey: secret.trim() }) : secret;
  const fields = isRecord(value) ? value : {};
  const facts = { issuedAt, environment: asText(fields['environment']) };
  const apiKey = asText(fields['apiKey']);
  if (apiKey !== undefined) return { apiKey, ...facts };
  return {
    accessKey: asText(fields['accessKey']) ?? '',
    secretKey: asText(fields['secretKey']) ?? '',
    ...facts,
  };
}

/** How much of an access key is shown. */
export interface MaskOptions {
  /** Also show this many of the last characters. @default 0 */
  readonly tail?: 0 | typeof ACCESS_KEY_TAIL_SHOWN;
}

// Long enough to hide at least as much as is shown. API keys, tokens and webhook secrets hold `-`, `.` or `_`.
const MASKABLE = /^[a-z\d]{24,64}$/i;

/**
 * An access key as it may stand in a log: its first 8 characters.
 * Nothing is shown of a short key, nor of any text that is not an access key.
 */
export function maskAccessKey(accessKey: string, { tail = 0 }: MaskOptions = {}): string {
  if (!MASKABLE.test(accessKey)) return '***';
  const end = tail === 0 ? '' : accessKey.slice(-ACCESS_KEY_TAIL_SHOWN);
  return `${accessKey.slice(0, ACCESS_KEY_SHOWN)}...${end}`;
}
