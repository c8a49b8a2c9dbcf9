import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '../../src/client/index.js';
import { WEBHOOK_SECRET } from '../support/fake-credentials.js';

// The vendor's own test vector, on its callbacks page.
const VECTOR = {
  secret: ['whsec', 'dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI='].join('_'),
  id: '9876543210',
  timestamp: '1781080794',
  body: '{"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}',
  signature: 'v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=',
} as const;
const HEADERS = {
  'webhook-id': VECTOR.id,
  'webhook-timestamp': VECTOR.timestamp,
  'webhook-signature': VECTOR.signature,
};

/** Headers for a body, signed as Kling does it. */
function sign(body: string, secret: string = WEBHOOK_SECRET): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    'Webhook-Id': 'msg-1',
    'Webhook-Timestamp': String(seconds),
    'Webhook-Signature': new Webhook(secret).sign('msg-1', new Date(seconds * 1000), body),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(VECTOR.timestamp) * 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('verifyWebhook', () => {
  it("accepts the vendor's test vector", () => {
    expect(verifyWebhook(VECTOR.body, HEADERS, [VECTOR.secret])).toMatchObject({
      id: VECTOR.id,
      task: { id: '1234567890', generation: 'path', status: 'succeeded', videos: [] },
    });
  });

  it('takes bytes, and headers as `fetch` gives them', () => {
    const event = verifyWebhook(Buffer.from(VECTOR.body), new Headers(HEADERS), [VECTOR.secret]);
    expect(event.id).toBe(VECTOR.id);
  });

  it('reads the flat body of v1, in any case of the header names', () => {
    const body = JSON.stringify({
      task_id: '12',
      task_status: 'succeed',
      updated_at: 1_700_000_000_000,
      task_result: { images: [], videos: [{ id: 'v', url: 'https://v15-kling-fdl.klingai.com/x.mp4' }] },
    });
    const { task } = verifyWebhook(body, sign(body), [WEBHOOK_SECRET]);
    expect(task).toMatchObject({ id: '12', generation: 'v1', status: 'succeeded' });
    expect(task.videos[0]?.expiresAt).toEqual(new Date(1_700_000_000_000 + 2_592_000_000));
  });

  it('accepts the old and the new secret while they are rotated, in any order', () => {
    for (const secrets of [
      [WEBHOOK_SECRET, VECTOR.secret],
      [VECTOR.secret, WEBHOOK_SECRET],
      ['whsec_none', VECTOR.secret],
    ]) {
      expect(verifyWebhook(VECTOR.body, HEADERS, secrets).id).toBe(VECTOR.id);
    }
    const both = { ...HEADERS, 'webhook-signature': `v1,AAAA v2,BBBB ${VECTOR.signature}` };
    expect(verifyWebhook(VECTOR.body, both, [VECTOR.secret]).id).toBe(VECTOR.id);
  });

  test.each<[string, string, Record<string, string | string[] | undefined>, string[]]>([
    ['no headers', VECTOR.body, {}, [VECTOR.secret]],
    ['no secret', VECTOR.body, HEADERS, []],
    ['an empty secret', VECTOR.body, HEADERS, ['']],
    ['the prefix alone as secret', VECTOR.body, HEADERS, ['whsec_']],
    ['a secret that is none', VECTOR.body, HEADERS, ['whsec_%%%']],
    ['another secret', VECTOR.body, HEADERS, [WEBHOOK_SECRET]],
    ['another body', VECTOR.body.replace('succeeded', 'failed'), HEADERS, [VECTOR.secret]],
    ['a body written anew', `${VECTOR.body} `, HEADERS, [VECTOR.secret]],
    ['another id', VECTOR.body, { ...HEADERS, 'webhook-id': '1' }, [VECTOR.secret]],
    ['another time', VECTOR.body, { ...HEADERS, 'webhook-timestamp': '1781080795' }, [VECTOR.secret]],
    ['no time', VECTOR.body, { ...HEADERS, 'webhook-timestamp': undefined }, [VECTOR.secret]],
    ['two ids', VECTOR.body, { ...HEADERS, 'webhook-id': [VECTOR.id, VECTOR.id] }, [VECTOR.secret]],
    ['an empty signature', VECTOR.body, { ...HEADERS, 'webhook-signature': '' }, [VECTOR.secret]],
    [
      'a version without a signature',
      VECTOR.body,
      { ...HEADERS, 'webhook-signature': 'v1' },
      [VECTOR.secret],
    ],
  ])('refuses %s', (_what, body, headers, secrets) => {
    expect(() => verifyWebhook(body, headers, secrets)).toThrow(
      expect.objectContaining({ code: 'webhook-refused' }),
    );
  });

  test.each([
    [-301, 'webhook-refused'],
    [-300, undefined],
    [300, undefined],
    [301, 'webhook-refused'],
  ])('%i seconds away from its time: %s', (seconds, code) => {
    vi.setSystemTime((Number(VECTOR.timestamp) + seconds) * 1000);
    const run = () => verifyWebhook(VECTOR.body, HEADERS, [VECTOR.secret]);
    if (code === undefined) expect(run().id).toBe(VECTOR.id);
    else expect(run).toThrow(expect.objectContaining({ code }));
  });

  test.each(['', 'null', '[]', '{}', 'no JSON', '{"id":"1","status":"odd"}'])(
    'refuses the signed body %j, which is no task',
    (body) => {
      expect(() => verifyWebhook(body, sign(body), [WEBHOOK_SECRET])).toThrow(
        expect.objectContaining({ code: 'response-invalid' }),
      );
    },
  );
});
