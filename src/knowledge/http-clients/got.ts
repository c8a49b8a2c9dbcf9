/** got: options in the second argument, or in the only one. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** A body as text or as JSON; the two cannot be given together. */
function options(argument: number, body: string): RequestPorts {
  const at = String(argument);
  return {
    baseUrl: `${at}.prefixUrl`,
    query: `${at}.searchParams`,
    headers: `${at}.headers`,
    method: `${at}.method`,
    body: `${at}.${body}`,
    password: `${at}.password`,
  };
}

/** got: the function, its methods, its instances, its hooks. */
export const GOT: readonly Row[] = [
  {
    kind: 'http',
    api: ['got#', 'got#stream'],
    ports: { ...options(1, 'json'), url: '0' },
    forms: [
      { ...options(1, 'body'), url: '0' },
      { body: '1.form' },
      { ...options(0, 'json'), url: '0.url' },
      { ...options(0, 'body'), url: '0.url' },
    ],
    response: 'body',
    bodyAt: 'body',
    errorCarriesRequest: true,
    from: 'got docs, Options and RequestError, 11 to 16: an error prints its options, headers among them',
  },
  {
    kind: 'http',
    api: ['got#{get,post,put,patch,delete,head}', 'got#stream.{get,post,put,patch,delete,head}'],
    ports: { ...options(1, 'json'), url: '0' },
    forms: [{ body: '1.body' }, { body: '1.form' }],
    response: 'body',
    bodyAt: 'body',
    errorCarriesRequest: true,
    from: 'got docs, Options, 11 to 16',
  },
  {
    kind: 'alias',
    api: 'got#extend()',
    as: 'got#',
    ports: options(0, 'json'),
    from: 'got docs, Creating instances, 11 to 16',
  },
  {
    kind: 'alias',
    api: 'got#got',
    as: 'got#',
    from: 'got docs, 12 to 16: the function is a named export too',
  },
];
