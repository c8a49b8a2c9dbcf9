/** wretch: a chain that starts with the URL and ends in the method. */
import type { RequestPart, Row } from '../../analysis/rows.js';

/** The links of the chain that add something to the request. */
const METHODS: Readonly<Record<string, RequestPart>> = {
  url: { path: '0' },
  headers: { headers: '0' },
  auth: { header: 'authorization', headerValue: '0' },
  options: { headers: '0.headers' },
  query: { query: '0' },
  json: { body: '0' },
  body: { body: '0' },
  formData: { body: '0' },
  get: { path: '0' },
  delete: { path: '0' },
  head: { path: '0' },
  post: { body: '0', path: '1' },
  put: { body: '0', path: '1' },
  patch: { body: '0', path: '1' },
};

/** wretch: its chain. */
export const WRETCH: readonly Row[] = [
  {
    kind: 'http',
    api: 'wretch#',
    ports: { baseUrl: '0', headers: '1.headers' },
    methods: METHODS,
    response: 'body',
    from: 'wretch docs, Wretch API and QueryString addon, 2.x: wretch(baseUrl, options)',
  },
  {
    kind: 'alias',
    api: 'wretch#()',
    as: 'wretch#Wretch.new()',
    fluent: true,
    from: 'wretch docs, Chainable, 2.x',
  },
];
