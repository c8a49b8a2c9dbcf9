import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskAccessKey } from '../../src/client/index.js';

const ACCESS_KEY = `AA${'Fake'.repeat(8)}`.slice(0, 32);

describe('maskAccessKey', () => {
  it('shows the first 8 characters', () => {
    expect(maskAccessKey(ACCESS_KEY)).toBe('AAFakeFa...');
  });

  it('adds the last 4 on request', () => {
    expect(maskAccessKey(ACCESS_KEY, { tail: 4 })).toBe(
      'AAFakeFa...Fake'.replace(/.{4}$/, ACCESS_KEY.slice(-4)),
    );
  });

  test.each([
    ['an empty text', ''],
    ['a short key', 'AFakeFakeFake'],
    ['an API key', `api-key-kling-${'Fake'.repeat(11)}`],
    ['a token', `eyJ${'Fake'.repeat(5)}.eyJ${'Fake'.repeat(5)}.${'Fake'.repeat(10)}`],
    ['a webhook secret', `whsec_${'Fake'.repeat(10)}`],
  ])('shows nothing of %s', (_what, text) => {
    expect(maskAccessKey(text)).toBe('***');
    expect(maskAccessKey(text, { tail: 4 })).toBe('***');
  });

  it('hides at least half of whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom<0 | 4>(0, 4), (text, tail) => {
        const masked = maskAccessKey(text, { tail });
        return masked === '***' || masked.replace('...', '').length <= text.length / 2;
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z\d]{1,70}$/), fc.constantFrom<0 | 4>(0, 4), (text, tail) => {
        const masked = maskAccessKey(text, { tail });
        return masked === '***' || masked.replace('...', '').length <= text.length / 2;
      }),
    );
  });
});
