/** The Fetch standard, as a global and as the packages that bring it to other places. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** The parts of `fetch(url, init)`, which `new Request(url, init)` shares. */
const PORTS: RequestPorts = { url: '0', method: '1.method', headers: '1.headers', body: '1.body' };

/** `fetch` and `Request`, global or imported. */
export const FETCH: readonly Row[] = [
  {
    kind: 'http',
    api: [
      'global#fetch',
      '{cross-fetch,whatwg-fetch,undici,node-fetch-native,@tauri-apps/plugin-http,expo/fetch,bun}#fetch',
      '{node-fetch,cross-fetch,isomorphic-fetch,isomorphic-unfetch,unfetch,node-fetch-native,minipass-fetch}#',
    ],
    ports: PORTS,
    response: 'body',
    from: 'WHATWG Fetch standard, fetch method; node-fetch 2.x and 3.x, cross-fetch 4.x, isomorphic-fetch 3.x, undici 7.x docs',
  },
  {
    kind: 'http',
    api: ['global#Request.new()', '{node-fetch,cross-fetch,undici,node-fetch-native}#Request.new()'],
    ports: PORTS,
    prepares: true,
    from: 'WHATWG Fetch standard, Request constructor',
  },
  {
    kind: 'alias',
    api: 'any-parameter#fetch',
    as: 'global#fetch',
    from: 'WHATWG Fetch; SvelteKit docs, Making fetch requests, and Hono docs, hc: whoever is given a `fetch` is given this one',
  },
  {
    kind: 'alias',
    api: '{fetch-retry,fetch-cookie}#()',
    as: 'global#fetch',
    from: 'fetch-retry docs, usage, 6.x: the package wraps a fetch and returns one of the same shape; fetch-cookie 3.x alike',
  },
  {
    kind: 'http',
    api: [
      'global#{WebSocket,EventSource}.new()',
      'ws#.new()',
      'ws#WebSocket.new()',
      'eventsource#.new()',
      'eventsource#EventSource.new()',
    ],
    ports: { url: '0' },
    method: 'GET',
    from: 'WHATWG WebSockets and HTML standards, constructors; ws 8.x and eventsource 2.x to 4.x docs',
  },
  {
    kind: 'http',
    api: 'global#navigator.sendBeacon',
    ports: { url: '0', body: '1' },
    method: 'POST',
    from: 'W3C Beacon, sendBeacon',
  },
];
