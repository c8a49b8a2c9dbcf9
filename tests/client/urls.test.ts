import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkBaseUrl, checkCallbackUrl, checkImageUrl, KlingError } from '../../src/client/index.js';

/** Checks a URL whose own host is listed, so that only what no list allows is refused. */
function check(url: string): string {
  return checkCallbackUrl(url, URL.canParse(url) ? [new URL(url).hostname] : []);
}

/** The code of the error that `run` throws, or `undefined`. */
function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof KlingError ? error.code : 'another error';
  }
}

describe('checkCallbackUrl', () => {
  test.each([
    'https://media.example.com/a/b.png?size=1',
    'https://xn--bcher-kva.example/a.jpg',
    'https://a_b.example.org/',
    'https://1.example.com/',
  ])('accepts %s', (url) => {
    expect(check(url)).toBe(url);
  });

  test.each([
    ['http://media.example.com/a.png', 'url-not-https'],
    ['data:image/png;base64,AAAA', 'url-not-https'],
    ['file:///etc/passwd', 'url-not-https'],
    ['javascript:alert(1)', 'url-not-https'],
    ['//media.example.com/a.png', 'url-invalid'],
    ['media.example.com/a.png', 'url-invalid'],
    ['', 'url-invalid'],
    ['https://', 'url-invalid'],
    ['https://media.example.com@internal.example.net/', 'url-invalid'],
    ['https://user:pass@media.example.com/', 'url-invalid'],
    ['https://1.2.3.4.5/', 'url-invalid'],
    ['https://localhost/', 'url-host-refused'],
    ['https://LOCALHOST/', 'url-host-refused'],
    ['https://localhost./', 'url-host-refused'],
    ['https://localhost../', 'url-host-refused'],
    ['https://db.localhost/', 'url-host-refused'],
    ['https://intranet/', 'url-host-refused'],
    ['https://printer.local/', 'url-host-refused'],
    ['https://metadata.google.internal/', 'url-host-refused'],
    ['https://169.254.169.254/latest/meta-data/', 'url-host-refused'],
    ['https://127.0.0.1/', 'url-host-refused'],
    ['https://127.1/', 'url-host-refused'],
    ['https://127.0.0.1./', 'url-host-refused'],
    ['https://2130706433/', 'url-host-refused'],
    ['https://0x7f000001/', 'url-host-refused'],
    ['https://0177.0.0.1/', 'url-host-refused'],
    ['https://0/', 'url-host-refused'],
    ['https://１２７.０.０.１/', 'url-host-refused'],
    ['https://127。0。0。1/', 'url-host-refused'],
    ['https://8.8.8.8/', 'url-host-refused'],
    ['https://[::1]/', 'url-host-refused'],
    ['https://[::ffff:10.0.0.1]/', 'url-host-refused'],
    ['https://[fe80::1]/', 'url-host-refused'],
    ['https://[64:ff9b::a00:1]/', 'url-host-refused'],
    ['https://10.0.0.1.nip.io/', 'url-host-refused'],
    ['https://media.example.com:8443/', 'url-host-refused'],
  ])('refuses %s: %s', (url, code) => {
    expect(codeOf(() => check(url))).toBe(code);
  });

  it('compares whole hosts with the allowlist', () => {
    const hosts = ['media.example.com', '.cdn.example.org'];
    expect(codeOf(() => checkCallbackUrl('https://media.example.com/a', hosts))).toBeUndefined();
    expect(codeOf(() => checkCallbackUrl('https://eu.cdn.example.org/a', hosts))).toBeUndefined();
    for (const host of [
      'media.example.com.evil.example',
      'xmedia.example.com',
      'cdn.example.org',
      'evilcdn.example.org',
    ]) {
      expect(codeOf(() => checkCallbackUrl(`https://${host}/`, hosts))).toBe('url-host-refused');
    }
  });

  it('sends the parsed form, without what parsers disagree about', () => {
    expect(check(' https:\\\\media.example.com\\a\tb.png\n')).toBe('https://media.example.com/ab.png');
  });
});

describe('checkImageUrl', () => {
  const hosts = ['media.example.com'];

  test.each(['a.png', 'a/b.JPG', 'a.jpeg?size=1#x', 'a%20b.png'])('accepts %s', (path) => {
    expect(checkImageUrl(`https://media.example.com/${path}`, hosts)).toBe(
      `https://media.example.com/${path}`,
    );
  });

  test.each([
    ['https://media.example.com/a.webp', 'url-extension-refused'],
    ['https://media.example.com/a.gif', 'url-extension-refused'],
    ['https://media.example.com/a.svg?x=.png', 'url-extension-refused'],
    ['https://media.example.com/a#.png', 'url-extension-refused'],
    ['https://media.example.com/', 'url-extension-refused'],
    ['https://other.example.com/a.png', 'url-host-refused'],
    ['https://media.example.com:444/a.png', 'url-host-refused'],
    ['http://media.example.com/a.png', 'url-not-https'],
    ['data:image/png;base64,AAAA', 'url-not-https'],
  ])('refuses %s: %s', (url, code) => {
    expect(codeOf(() => checkImageUrl(url, hosts))).toBe(code);
  });
});

describe('for any text', () => {
  const anyUrl = fc.oneof(
    fc.string(),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withQueryParameters: true, withFragments: true }),
    fc.ipV4Extended().map((host) => `https://${host}/`),
    fc.ipV6().map((host) => `https://[${host}]/`),
    fc.nat({ max: 0xffffffff }).map((number) => `https://${number}/`),
    fc.nat({ max: 0xffffffff }).map((number) => `https://0x${number.toString(16)}/`),
  );

  it('the result is https to a full name, and checking it again changes nothing', () => {
    fc.assert(
      fc.property(anyUrl, (text) => {
        let url: string;
        try {
          url = check(text);
        } catch (error) {
          return error instanceof KlingError;
        }
        const { protocol, hostname, username } = new URL(url);
        return (
          protocol === 'https:' && /\.[a-z][^.]*$/.test(hostname) && username === '' && check(url) === url
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('no address passes, however it is spelled', () => {
    const address = fc.oneof(
      fc.ipV4Extended(),
      fc.ipV6().map((host) => `[${host}]`),
      fc.ipV4().map((host) => `[::ffff:${host}]`),
      fc.nat({ max: 0xffffffff }).map(String),
    );
    fc.assert(fc.property(address, (host) => codeOf(() => check(`https://${host}/`)) !== undefined));
  });

  it('an error never quotes the URL', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12}$/), anyUrl, (canary, text) => {
        try {
          check(`${text}?token=${canary}`);
        } catch (error) {
          return error instanceof KlingError && !`${error.stack}${JSON.stringify(error)}`.includes(canary);
        }
        return true;
      }),
    );
  });
});

describe('checkBaseUrl', () => {
  test.each([
    ['https://api-singapore.klingai.com', 'https://api-singapore.klingai.com'],
    ['https://api-beijing.klingai.com/', 'https://api-beijing.klingai.com'],
    ['https://API.KLINGAI.COM:443', 'https://api.klingai.com'],
  ])('accepts %s', (url, expected) => {
    expect(checkBaseUrl(url, [])).toBe(expected);
  });

  test.each([
    ['http://api-singapore.klingai.com', 'url-not-https'],
    ['https://api-singapore.klingai.com.example.org', 'url-host-refused'],
    ['https://evil-klingai.com', 'url-host-refused'],
    ['https://v15-kling-fdl.klingai.com', 'url-host-refused'],
    ['https://api-singapore.klingai.com@example.org', 'url-invalid'],
    ['https://api-singapore.klingai.com:8443', 'url-host-refused'],
    ['https://api-singapore.klingai.com/?key=1', 'url-invalid'],
    ['http://127.0.0.1:8080', 'url-not-https'],
    ['https://gateway.example.com', 'url-host-refused'],
  ])('refuses %s: %s', (url, code) => {
    expect(codeOf(() => checkBaseUrl(url, []))).toBe(code);
  });

  it('accepts a gateway that was named, on any port, still over https only', () => {
    const hosts = ['gateway.example.com'];
    expect(checkBaseUrl('https://gateway.example.com:8443/kling/', hosts)).toBe(
      'https://gateway.example.com:8443/kling',
    );
    expect(codeOf(() => checkBaseUrl('http://gateway.example.com', hosts))).toBe('url-not-https');
  });
});
