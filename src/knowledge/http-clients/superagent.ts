/** superagent: a chain of small calls that ends where it is awaited. */
import type { RequestPart, Row } from '../../analysis/rows.js';

/** The links of the chain that add something to the request. */
const METHODS: Readonly<Record<string, RequestPart>> = {
  set: { headers: '0', headerName: '0', headerValue: '1' },
  send: { body: '0' },
  query: { query: '0' },
  auth: { header: 'authorization', headerValue: '0', password: '1' },
  attach: { body: '1' },
  field: { body: '1' },
};

/** superagent and its agents. */
export const SUPERAGENT: readonly Row[] = [
  {
    kind: 'http',
    api: 'superagent#',
    ports: { method: '0', url: '1' },
    forms: [{ url: '0' }],
    methods: METHODS,
    response: 'parsed',
    bodyAt: 'body',
    errorCarriesRequest: true,
    from: "superagent docs, Request basics, 8.x to 10.x: request('GET', url) and request(url)",
  },
  {
    kind: 'http',
    api: 'superagent#{get,head,options,del,delete}',
    ports: { url: '0', query: '1' },
    methods: METHODS,
    response: 'parsed',
    bodyAt: 'body',
    errorCarriesRequest: true,
    from: 'superagent docs, Request basics and Error handling, 8.x to 10.x; the response of an error holds its request',
  },
  {
    kind: 'http',
    api: 'superagent#{post,put,patch}',
    ports: { url: '0', body: '1' },
    methods: METHODS,
    response: 'parsed',
    bodyAt: 'body',
    errorCarriesRequest: true,
    from: 'superagent docs, POST / PUT requests, 8.x to 10.x',
  },
  {
    kind: 'alias',
    api: ['superagent#()', 'superagent#{get,head,options,del,delete,post,put,patch}()'],
    as: 'superagent#Request.new()',
    fluent: true,
    from: 'superagent docs, Request basics, 8.x to 10.x: every setter returns the request',
  },
  {
    kind: 'alias',
    api: 'superagent#agent()',
    as: 'superagent#',
    from: 'superagent docs, Preserving cookies (superagent.agent()), 8.x to 10.x',
  },
];
