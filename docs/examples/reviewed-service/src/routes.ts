/** The API of the studio. */
import { type GdprCompliantClient, KlingError } from 'eslint-plugin-kling/client';

import { PROMPT_LIMIT, RETENTION_DAYS } from './config.js';
import { type Answer, type Request, Refusal, type Routes } from './http.js';
import type { Consents } from './consents.js';
import { choice, fieldsOf, text } from './input.js';
import type { Library, VideoRecord } from './library.js';
import { log } from './log.js';
import type { Sessions } from './session.js';
import type { Studio } from './studio.js';

/** What the routes work with. */
export interface Parts {
  readonly consents: Consents;
  readonly kling: GdprCompliantClient;
  readonly library: Library;
  readonly studio: Studio;
  readonly sessions: Sessions;
}

const MODEL = 'kling-v2-6';

/** What a greeting shows. The name is for the page to write over it, and never leaves the studio. */
const GREETINGS = {
  birthday: 'A birthday cake with candles on a garden table at dusk, guests laughing in the background',
  graduation: 'Square caps thrown into a blue sky over an old university, in slow motion',
  wedding: 'Two rings on a bed of white flowers, the light of the morning moving over them',
} as const;

const URL_LIMIT = 2000;

/** Adds the routes that users and the page call. */
export function addRoutes(routes: Routes, { kling, library, consents, studio, sessions }: Parts): void {
  async function userOf({ headers }: Request): Promise<string> {
    const user = await sessions(headers.cookie);
    if (user === undefined) throw new Refusal(401, 'Sign in first.');
    return user;
  }

  /** Whether a video is not there or somebody else's is the same to whoever asks. */
  async function ownVideo(request: Request): Promise<VideoRecord> {
    const user = await userOf(request);
    const record = await library.find(request.params['id'] ?? '');
    if (record?.owner !== user) throw new Refusal(404, 'There is no such video.');
    return record;
  }

  routes.get('/api/config', async (request) => {
    await userOf(request);
    return { status: 200, json: { promptLimit: PROMPT_LIMIT, retentionDays: RETENTION_DAYS } };
  });

  routes.post('/api/videos', async (request) => {
    const user = await userOf(request);
    const prompt = text(fieldsOf(request), 'prompt', PROMPT_LIMIT);
    return accepted(await studio.fromText(user, { model: MODEL, prompt }));
  });

  routes.post('/api/videos/advanced', async (request) => {
    const user = await userOf(request);
    const fields = fieldsOf(request);
    const record = await studio.fromText(user, {
      model: MODEL,
      prompt: text(fields, 'prompt', PROMPT_LIMIT),
      negativePrompt: text(fields, 'negativePrompt', PROMPT_LIMIT),
      aspectRatio: choice(fields, 'aspectRatio', ['16:9', '9:16', '1:1']),
      durationSeconds: choice(fields, 'durationSeconds', [5, 10]),
    });
    return accepted(record);
  });

  routes.post('/api/videos/portrait', async (request) => {
    const user = await userOf(request);
    const fields = fieldsOf(request);
    if (fields['consent'] !== true) throw new Refusal(400, 'Agree first to what is made of the picture.');
    const prompt = text(fields, 'prompt', PROMPT_LIMIT);
    const image = text(fields, 'portraitUrl', URL_LIMIT);
    await consents.give(user, image);
    return accepted(await studio.fromPicture(user, { model: MODEL, prompt, image }));
  });

  routes.post('/api/greetings', async (request) => {
    const user = await userOf(request);
    const occasion = choice(fieldsOf(request), 'occasion', ['birthday', 'graduation', 'wedding']);
    return accepted(await studio.fromText(user, { model: MODEL, prompt: GREETINGS[occasion] }));
  });

  routes.get('/api/videos/:id', async (request) => {
    const record = await studio.refresh(await ownVideo(request));
    if (!record) throw new Refusal(404, 'There is no such video.');
    const { id, status, expiresAt } = record;
    return { status: 200, json: { id, status, expiresAt, madeBy: 'artificial intelligence' } };
  });

  routes.get('/api/videos/:id/download', async (request) => {
    const { id, status } = await ownVideo(request);
    if (status !== 'ready') throw new Refusal(409, 'The video is not ready.');
    return { status: 200, video: library.readFile(id) };
  });

  routes.delete('/api/account', async (request) => {
    const report = await kling.handleDeletionRequest(await userOf(request));
    return { status: 200, json: { videos: report.objects, klingDeletesBy: report.vendorDeletesBy } };
  });
}

function accepted({ id }: VideoRecord): Answer {
  return { status: 202, json: { id } };
}

/** What the client refuses that is the user's to mend, and in what words. */
const USERS_FAULTS: Partial<Record<KlingError['code'], string>> = {
  'prompt-empty': 'The prompt is empty.',
  'prompt-too-long': 'The prompt is too long.',
  'content-filtered': 'We make no videos of that kind.',
  'consent-missing': 'There is no consent for that picture.',
  'url-invalid': 'That is no URL.',
  'url-not-https': 'The picture must be on https.',
  'url-host-refused': 'Upload the picture first.',
  'url-extension-refused': 'The picture must be a JPEG or a PNG.',
};

/** Answers what went wrong, and nothing of how. */
export function refuse(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, json: { error: error.message } };
  const code = error instanceof KlingError ? error.code : undefined;
  if (code === 'webhook-refused') return { status: 401, json: { error: 'The signature is wrong.' } };
  const fault = code && USERS_FAULTS[code];
  if (fault !== undefined) return { status: 422, json: { error: fault } };
  log.error('request.failed', { code: code ?? 'internal' });
  return { status: 502, json: { error: 'That did not work. Try again later.' } };
}
