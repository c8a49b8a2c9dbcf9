/** Keys: mounted files that are read again and again, so that a rotation needs no restart. */
import { readFile } from 'node:fs/promises';

import { type CredentialProvider, maskAccessKey, secretFile } from 'eslint-plugin-kling/client';

import { log } from './log.js';

/** Gives the current Kling key, and logs which one that is whenever it has changed. */
export function klingKey(path: string): CredentialProvider {
  const read = secretFile(path);
  let announced: string | undefined;
  return async () => {
    const credentials = await read();
    const shown = 'accessKey' in credentials ? maskAccessKey(credentials.accessKey) : 'an API key';
    if (shown !== announced) {
      announced = shown;
      log.info('kling.key', { key: shown });
    }
    return credentials;
  };
}

/** Gives the webhook secrets, one on each line: while they are rotated, the old one and the new one. */
export async function webhookSecrets(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8');
  return text.split('\n').filter((line) => line !== '');
}
