/** What the company allows in prompts and in results, and what it takes out of them. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { KlingClientOptions } from 'eslint-plugin-kling/client';

const run = promisify(execFile);

/** Asks the company's moderation service about a prompt. No answer is a no. */
export function moderation(service: URL): KlingClientOptions['contentFilter'] {
  return (prompt) => ask(service, new Blob([JSON.stringify({ prompt })], { type: 'application/json' }));
}

/** Asks the company's scanner about a video: for malware, and for what users must not be shown. */
export function scanner(service: URL): NonNullable<KlingClientOptions['scanOutput']> {
  return (video) => ask(service, video);
}

async function ask(service: URL, body: Blob): Promise<boolean> {
  const response = await fetch(service, {
    method: 'POST',
    headers: { 'content-type': body.type },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) return false;
  const verdict: unknown = await response.json();
  return typeof verdict === 'object' && verdict !== null && 'allowed' in verdict && verdict.allowed === true;
}

/** Leaves letters, digits, punctuation and single spaces: no control characters, no markup, no invisible text. */
export function sanitizePrompt(prompt: string): string {
  return prompt
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}\p{Zs}.,:;!?'"()%&@_+-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const PERSONAL = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?:\+|\b)\d[\d ()./-]{7,}\d\b/gu,
];

/** Takes out what identifies a person: e-mail addresses, and numbers as long as those of phones, cards and accounts. */
export function removePersonalData(prompt: string): string {
  return PERSONAL.reduce((text, pattern) => text.replace(pattern, '[removed]'), prompt);
}

/** Tags that say who made a video, where and with what. The mark that it was generated is none of them, and stays. */
const PERSONAL_TAGS = ['-gps:all=', '-author=', '-artist=', '-title=', '-description=', '-comment='];

/** Takes personal metadata out of a video. */
export async function stripMetadata(video: Blob): Promise<Blob> {
  const directory = await mkdtemp(join(tmpdir(), 'studio-'));
  try {
    const path = join(directory, 'video.mp4');
    await writeFile(path, video.stream());
    await run('exiftool', ['-overwrite_original', ...PERSONAL_TAGS, path]);
    return new Blob([await readFile(path)], { type: 'video/mp4' });
  } finally {
    await rm(directory, { recursive: true });
  }
}
