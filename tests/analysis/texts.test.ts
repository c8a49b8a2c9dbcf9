/** Text in parts: what is known of a string although parts of it are not. */
import { texts } from '../support/analysis.js';

texts('joined', [
  ['a literal', `sink('abc');`, ['abc']],
  [
    'a template',
    'const B = "https://a.b"; sink(`${B}/v1/videos/${kind()}`);',
    ['https://a.b/v1/videos/{call kind}'],
  ],
  ['a token in the query', 'sink(`https://a.b/v1?token=${t()}`);', ['https://a.b/v1?token={call t}']],
  ['+', `const B = 'https://a.b'; sink(B + '/v1/' + id());`, ['https://a.b/v1/{call id}']],
  ['+=', `let u = 'https://a.b'; u += '/v1'; sink(u);`, ['https://a.b/v1']],
  ['join', `sink(['https://a.b', 'v1', id()].join('/'));`, ['https://a.b/v1/{call id}']],
  ['concat', `sink('https://a.b'.concat('/v1'));`, ['https://a.b/v1']],
  ['a number', 'const PORT = 80; sink(`http://localhost:${PORT}`);', ['http://localhost:80']],
  ['one of two', `sink((c ? 'https://a' : 'https://b') + '/v1');`, ['https://a/v1', 'https://b/v1']],
  [
    'a default',
    `sink((process.env.BASE ?? 'https://a') + '/v1');`,
    ['https://a/v1', '{global process.env.BASE}/v1'],
  ],
  [
    'a map with an unknown key',
    'const R = { t: "text2video", i: "image2video" }; sink(`/v1/${R[k]}`);',
    ['/v1/image2video', '/v1/text2video'],
  ],
  [
    'a parameter',
    'function url(path) { return `https://a.b${path}`; } sink(url("/v1"));',
    ['https://a.b/v1'],
  ],
  [
    'two calls of one helper kept apart',
    'const url = (p) => `https://a.b${p}`; url("/v2"); sink(url("/v1"));',
    ['https://a.b/v1'],
  ],
  ['a field', 'class C { base = "https://a.b"; go() { sink(`${this.base}/v1`); } }', ['https://a.b/v1']],
  ['an encoded part', 'sink(`https://a.b/?q=${encodeURIComponent(t())}`);', ['https://a.b/?q={…}']],
  ['String.raw', 'sink(String.raw`a\\b`);', ['a\\b']],
]);

texts('URLs', [
  ['a path and a base', `sink(new URL('/v1', 'https://a.b/x').href);`, ['https://a.b/v1']],
  ['a relative path and a base', `sink(new URL('v1', 'https://a.b/x/').toString());`, ['https://a.b/x/v1']],
  ['an absolute text wins', `sink(new URL('https://c.d/v1', 'https://a.b'));`, ['https://c.d/v1']],
  ['an unknown path', `sink(new URL(path(), 'https://a.b'));`, ['https://a.b{call path}']],
  [
    'a base without its last slash',
    `const B = 'https://a.b/'; sink(B.replace(/\\/$/, '') + '/v1');`,
    ['https://a.b//v1'],
  ],
]);

texts('with bounds', [
  ['a text that grows in a loop', `let t = 'a'; for (;;) { t = t + 'b'; sink(t); }`, ['ab', '{…}b']],
]);
