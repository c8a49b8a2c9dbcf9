/** undici beside `fetch`: `request` and kin, and dispatchers that fix the origin at creation. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** The parts of the options of `request(url, options)`. */
const PORTS: RequestPorts = {
  url: '0',
  method: '1.method',
  headers: '1.headers',
  query: '1.query',
  body: '1.body',
  path: '1.path',
};

/** The parts of `dispatcher.request({ origin, path })`. */
const DISPATCH: RequestPorts = {
  baseUrl: '0.origin',
  path: '0.path',
  method: '0.method',
  headers: '0.headers',
  query: '0.query',
  body: '0.body',
};

/** undici's own API. */
export const UNDICI: readonly Row[] = [
  {
    kind: 'http',
    api: 'undici#{request,stream,pipeline}',
    ports: PORTS,
    forms: [{ baseUrl: '0.origin', path: '0.path' }],
    response: 'body',
    bodyAt: 'body',
    from: 'undici docs, undici.request, 6.x and 7.x; the first argument may be a URL object in parts',
  },
  {
    kind: 'alias',
    api: 'undici#{Client,Pool,BalancedPool,MockClient,MockPool}.new()',
    as: 'undici#Dispatcher',
    ports: { baseUrl: '0' },
    from: 'undici docs, Class: Client and Class: Pool, 6.x and 7.x: new Client(origin)',
  },
  {
    kind: 'alias',
    api: ['undici#{Agent,ProxyAgent,RetryAgent,EnvHttpProxyAgent}.new()', 'undici#getGlobalDispatcher()'],
    as: 'undici#Dispatcher',
    from: 'undici docs, Class: Agent and Class: ProxyAgent, 6.x and 7.x',
  },
  {
    kind: 'http',
    api: 'undici#Dispatcher.{request,stream,pipeline,dispatch}',
    ports: DISPATCH,
    response: 'body',
    bodyAt: 'body',
    from: 'undici docs, Dispatcher.request(options), 6.x and 7.x',
  },
];
