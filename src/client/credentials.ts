/** The two credentials, where they are kept, and how an access key may be shown. */
import { readFile, stat } from 'node:fs/promises';
import { ACCESS_KEY_SHOWN, ACCESS_KEY_TAIL_SHOWN } from '../knowledge/kling/index.js';
import { asText, isRecord, parseJson } from './json.js';

/** An API key, sent as it is; or an access key and the secret key that signs short-lived tokens, for v1 routes. */
export type Credentials = (
  { readonly apiKey: string } | { readonly accessKey: string; readonly secretKey: string }
) & {
  /** When it was issued or last rotated: the client warns when that is long ago. */
  readonly issuedAt?: Date | undefined;
  /** The only environment that may use it, such as `production`. */
  readonly environment?: string | undefined;
};

/**
 * Fetches the current credential from where it is kept. The client asks again every few minutes and after a
 * refusal, so that a rotated key needs no restart.
 *
 * The stores below hold either an API key as plain text, or a JSON object with `apiKey`, or with `accessKey` and
 * `secretKey`; the object may name the key's `environment`. Of a client they take the methods that they call.
 */
export type CredentialProvider = () => Credentials | Promise<Credentials>;

/** Reads a mounted secret file, by default where Docker mounts `kling`. Its age is the time since it was written. */
export function secretFile(path = '/run/secrets/kling'): CredentialProvider {
  return async () => toCredentials(await readFile(path, 'utf8'), (await stat(path)).mtime);
}

/** `SecretsManager` of `@aws-sdk/client-secrets-manager`. */
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

type GcpAnswer<Fields> = Promise<readonly [Fields, ...unknown[]]>;

/** `SecretManagerServiceClient` of `@google-cloud/secret-manager`. */
export interface GcpSecretManager {
  accessSecretVersion(request: {
    name: string;
  }): GcpAnswer<{ payload?: { data?: Uint8Array | string | null } | null }>;
  getSecretVersion(request: { name: string }): GcpAnswer<{ createTime?: { seconds?: unknown } | null }>;
}

/** Reads a version of a secret of GCP Secret Manager, such as `projects/p/secrets/kling/versions/latest`. */
export function gcpSecret(client: GcpSecretManager, name: string): CredentialProvider {
  return async () => {
    const [{ payload }] = await client.accessSecretVersion({ name });
    const [{ createTime }] = await client.getSecretVersion({ name });
    const text = Buffer.from(payload?.data ?? '').toString('utf8');
    return toCredentials(text, new Date(Number(createTime?.seconds) * 1000));
  };
}

/** `SecretClient` of `@azure/keyvault-secrets`. */
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

/** A client of Vault or OpenBao, such as `node-vault`. */
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
  const [accessKey = '', secretKey = ''] = [fields['accessKey'], fields['secretKey']].map(asText);
  return { accessKey, secretKey, ...facts };
}

// Long enough to hide at least as much as is shown. API keys, tokens and webhook secrets hold `-`, `.` or `_`.
const MASKABLE = /^[a-z\d]{24,64}$/i;

/**
 * An access key as it may stand in a log: its first 8 characters.
 * Nothing is shown of a short key, nor of any text that is not an access key.
 * @param options with `tail: 4`, the last 4 characters are shown, too
 */
export function maskAccessKey(
  accessKey: string,
  options: { readonly tail?: 0 | typeof ACCESS_KEY_TAIL_SHOWN } = {},
): string {
  if (!MASKABLE.test(accessKey)) return '***';
  const tail = options.tail ? accessKey.slice(-ACCESS_KEY_TAIL_SHOWN) : '';
  return `${accessKey.slice(0, ACCESS_KEY_SHOWN)}...${tail}`;
}
