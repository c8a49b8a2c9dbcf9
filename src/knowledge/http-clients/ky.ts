/** ky: `fetch` with options of its own. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** The parts of ky's options, with the base in one of its spellings. */
function options(argument: number, base: string, body: string): RequestPorts {
  const at = String(argument);
  return {
    baseUrl: `${at}.${base}`,
    query: `${at}.searchParams`,
    headers: `${at}.headers`,
    method: `${at}.method`,
    body: `${at}.${body}`,
  };
}

/** ky: the function, its methods, its instances. */
export const KY: readonly Row[] = [
  {
    kind: 'http',
    api: ['ky#', 'ky#{get,post,put,patch,delete,head}'],
    ports: { ...options(1, 'prefixUrl', 'json'), url: '0' },
    forms: [options(1, 'prefix', 'body'), { baseUrl: '1.baseUrl' }],
    response: 'body',
    errorCarriesRequest: true,
    from: 'ky docs, API and HTTPError, 1.x (prefixUrl) and 2.x (prefix, baseUrl): the error holds request and options',
  },
  {
    kind: 'alias',
    api: 'ky#{create(),extend()}',
    as: 'ky#',
    ports: options(0, 'prefixUrl', 'json'),
    forms: [options(0, 'prefix', 'body'), { baseUrl: '0.baseUrl' }],
    from: 'ky docs, ky.create and ky.extend, 1.x and 2.x',
  },
  {
    kind: 'alias',
    api: ['ky-universal#', 'ky#ky'],
    as: 'ky#',
    from: 'ky-universal docs, usage, 0.12',
  },
];
