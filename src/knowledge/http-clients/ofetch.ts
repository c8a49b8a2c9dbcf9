/** ofetch, and the `$fetch` and `useFetch` that Nuxt makes global. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** The parts of ofetch's options. */
function options(argument: number): RequestPorts {
  const at = String(argument);
  return {
    baseUrl: `${at}.baseURL`,
    query: `${at}.query`,
    headers: `${at}.headers`,
    method: `${at}.method`,
    body: `${at}.body`,
  };
}

const QUERY_BY_ITS_OTHER_NAME: RequestPorts = { query: '1.params' };

/** ofetch and Nuxt's global form of it. */
export const OFETCH: readonly Row[] = [
  {
    kind: 'http',
    api: ['ofetch#{ofetch,$fetch}', 'global#$fetch'],
    ports: { ...options(1), url: '0' },
    forms: [QUERY_BY_ITS_OTHER_NAME],
    response: 'parsed',
    from: 'ofetch docs, 1.x; Nuxt docs, $fetch, 3 and 4. Its errors hold the request in properties that are not printed',
  },
  {
    kind: 'http',
    api: ['ofetch#{ofetch,$fetch}.raw', 'global#$fetch.raw'],
    ports: { ...options(1), url: '0' },
    forms: [QUERY_BY_ITS_OTHER_NAME],
    response: 'parsed',
    bodyAt: '_data',
    from: 'ofetch docs, Access to raw response, 1.x',
  },
  {
    kind: 'http',
    api: ['ofetch#{ofetch,$fetch}.native', 'global#$fetch.native'],
    ports: { url: '0', method: '1.method', headers: '1.headers', body: '1.body' },
    response: 'body',
    from: 'ofetch docs, Native fetch, 1.x',
  },
  {
    kind: 'http',
    api: ['global#{useFetch,useLazyFetch}', 'nuxt/app#{useFetch,useLazyFetch}'],
    ports: { ...options(1), url: '0' },
    forms: [QUERY_BY_ITS_OTHER_NAME],
    response: 'parsed',
    bodyAt: 'data.value',
    from: 'Nuxt docs, useFetch, 3 and 4',
  },
  {
    kind: 'alias',
    api: ['ofetch#{ofetch,$fetch}.create()', 'ofetch#createFetch()', 'global#$fetch.create()'],
    as: 'ofetch#ofetch',
    ports: options(0),
    from: 'ofetch docs, Create fetch with default options, 1.x',
  },
];
