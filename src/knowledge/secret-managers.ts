/** Where programs fetch secrets when they need them: secrets managers, vaults, keychains, and helpers that ask them. */
import type { Row } from '../analysis/rows.js';
import { splitWords, terms } from './words.js';

/**
 * Calls that fetch a secret. A row about a `new` is about the request of a later call: it only says where the secret's
 * id stands.
 */
export const SECRET_MANAGERS: readonly Row[] = [
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@aws-sdk/client-secrets-manager#SecretsManagerClient.new().send',
      '@aws-sdk/client-ssm#SSMClient.new().send',
    ],
    from: 'AWS SDK for JavaScript docs, Secrets Manager and SSM clients, 3.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@aws-sdk/client-secrets-manager#SecretsManager.new().getSecretValue',
      '@aws-sdk/client-secrets-manager#GetSecretValueCommand.new()',
      'aws-sdk#SecretsManager.new().getSecretValue',
      'aws-sdk/clients/secretsmanager#new().getSecretValue',
    ],
    name: '0.SecretId',
    from: 'AWS SDK for JavaScript docs, GetSecretValue, 2.x and 3.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: '@aws-sdk/client-secrets-manager#BatchGetSecretValueCommand.new()',
    name: '0.SecretIdList.*',
    from: 'AWS SDK for JavaScript docs, BatchGetSecretValue, 3.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@aws-sdk/client-ssm#SSM.new().{getParameter,getParameterHistory}',
      '@aws-sdk/client-ssm#GetParameterCommand.new()',
      'aws-sdk#SSM.new().getParameter',
      'aws-sdk/clients/ssm#new().getParameter',
    ],
    name: '0.Name',
    from: 'AWS SDK for JavaScript docs, GetParameter, 2.x and 3.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@aws-sdk/client-ssm#SSM.new().getParameters',
      '@aws-sdk/client-ssm#GetParametersCommand.new()',
      'aws-sdk#SSM.new().getParameters',
    ],
    name: '0.Names.*',
    from: 'AWS SDK for JavaScript docs, GetParameters, 2.x and 3.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      'aws-sdk#SecretsManager.new().getSecretValue().promise',
      'aws-sdk/clients/secretsmanager#new().getSecretValue().promise',
      'aws-sdk#SSM.new().{getParameter,getParameters,getParametersByPath}().promise',
      'aws-sdk/clients/ssm#new().getParameter().promise',
      '@aws-sdk/client-ssm#SSM.new().getParametersByPath',
    ],
    from: 'AWS SDK for JavaScript docs, AWS.Request, 2.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@aws-lambda-powertools/parameters/secrets#{getSecret,SecretsProvider.new().get}',
      '@aws-lambda-powertools/parameters/ssm#{getParameter,getParameters,SSMProvider.new().get}',
    ],
    name: '0',
    from: 'Powertools for AWS Lambda (TypeScript) docs, Parameters, 2.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@google-cloud/secret-manager#SecretManagerServiceClient.new().accessSecretVersion',
      '@google-cloud/secret-manager#{v1,v1beta1}.SecretManagerServiceClient.new().accessSecretVersion',
    ],
    name: '0.name',
    from: 'Google Cloud docs, Secret Manager client for Node.js, 5.x and 6.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: 'firebase-functions/params#defineSecret().value',
    from: 'Firebase docs, Configure your environment, Secret parameters, firebase-functions 6.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: '@azure/keyvault-secrets#SecretClient.new().getSecret',
    name: '0',
    from: 'Azure SDK for JavaScript docs, SecretClient, 4.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      'node-vault#().read',
      'node-vault-client#{boot(),new()}.read',
      '@litehex/node-vault#Client.new().read',
    ],
    name: '0',
    from: 'node-vault docs, 0.10 (Vault and OpenBao); node-vault-client docs, 1.x; @litehex/node-vault docs, 1.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: '@litehex/node-vault#Client.new().kv2.read',
    name: '0.path',
    from: '@litehex/node-vault docs, KV Version 2, 1.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: 'hashi-vault-js#new().readKVSecret',
    name: '1',
    from: 'hashi-vault-js docs, readKVSecret(token, name), 0.4',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@1password/sdk#createClient().secrets.{resolve,resolveAll}',
      '@1password/op-js#read.parse',
      '@1password/connect#OnePasswordConnect().{getItem,getItemByTitle,getItemById}',
    ],
    name: '0',
    from: '1Password docs, SDK for JavaScript, 0.3; Connect SDK, 1.x; op-js, 0.1',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: '@dopplerhq/node-sdk#{new(),DopplerSDK.new()}.secrets.{get,list,download}',
    from: 'Doppler docs, Node.js SDK, 1.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: [
      '@infisical/sdk#InfisicalSDK.new().secrets().{getSecret,listSecrets,listSecretsWithImports}',
      '@infisical/sdk#InfisicalClient.new().getSecret',
    ],
    name: '0.secretName',
    from: 'Infisical docs, Node.js SDK, 2.x to 4.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: ['infisical-node#new().getSecret', '@bitwarden/sdk-napi#BitwardenClient.new().secrets().get'],
    name: '0',
    from: 'Infisical docs, infisical-node, 1.x; Bitwarden docs, Secrets Manager SDK, 1.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: 'akeyless#V2Api.new().getSecretValue',
    from: 'Akeyless docs, JavaScript SDK, 4.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: 'cloudflare:workers#env.*.get',
    from: 'Cloudflare docs, Secrets Store, Use with Workers, 2026',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: ['keytar#getPassword', 'cross-keychain#getPassword'],
    name: '1',
    from: 'keytar docs, getPassword(service, account), 7.x; cross-keychain docs, 1.x',
  },
  {
    kind: 'source',
    source: 'secrets-manager',
    api: ['@napi-rs/keyring#{Entry,AsyncEntry}.new().getPassword'],
    from: '@napi-rs/keyring docs, 1.x',
  },
];

/** Helpers that fetch a secret by its id, told by their own name. */
export interface SecretHelperNames {
  /** Whole names, in words (`getSecret`). */
  readonly names: readonly string[];
  /** Methods that do the same on a receiver whose last words are one of `receivers` (`vault.read('kling/key')`). */
  readonly methods: readonly string[];
  readonly receivers: readonly string[];
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}

/** Names of such helpers, where neither they nor the store can be read. */
export const SECRET_HELPERS: SecretHelperNames = {
  names: terms(`
    get secret, fetch secret, load secret, read secret, resolve secret, access secret, get secret value,
    get secret string, fetch secret value, read vault secret, get vault secret, secret from vault, access secret version,
    get secret from vault, get secrets, load secrets, fetch secrets, get secret or throw, require secret, get kling secret,
    get kling secrets, fetch kling secret, load kling secrets, get kling credentials, fetch kling credentials,
    load kling credentials`),
  methods: terms(`
    get, read, fetch, resolve, get secret, get secret value, get secret string, read secret, access secret version,
    access, get value, get or throw, require`),
  receivers: terms(`
    vault, secrets, secret store, secrets store, secrets manager, secret manager, key vault, secret client, secrets client,
    vault client, secret provider, secrets provider, secrets service, secret service`),
  matches: ['getSecret', 'fetchSecret', 'loadSecrets', 'get_secret_value', 'getKlingCredentials'],
  leaves: ['getSecretName', 'setSecret', 'isSecret', 'rotateSecret', 'getToken', 'secretary'],
  from: 'helpers in public integrations: getSecret, loadSecrets, vault.read, 2026-11',
};

/** Holds if a function's name says that it fetches a secret. */
export function isSecretHelperName(name: string): boolean {
  return SECRET_HELPERS.names.includes(splitWords(name).join(' '));
}

/** Holds if a method's name and its receiver's say that they fetch a secret. */
export function isSecretMethodName(method: string, receiver: string): boolean {
  const words = splitWords(receiver);
  return (
    SECRET_HELPERS.methods.includes(splitWords(method).join(' ')) &&
    SECRET_HELPERS.receivers.some((one) => words.slice(-one.split(' ').length).join(' ') === one)
  );
}
