/** `node:http`, `node:https` and `node:http2`: a URL, a URL with options, or options alone. */
import type { HttpRow, RequestPart, RequestPorts, Row } from '../../analysis/rows.js';

/** Options that stand alone, the host under either of its names. */
const ALONE: readonly RequestPorts[] = [
  {
    protocol: '0.protocol',
    host: '0.hostname',
    path: '0.path',
    method: '0.method',
    headers: '0.headers',
    password: '0.auth',
  },
  { host: '0.host' },
];

/** Options beside a URL: what they say wins over it. */
const BESIDE: readonly RequestPorts[] = [
  {
    url: '0',
    protocol: '1.protocol',
    host: '1.hostname',
    path: '1.path',
    method: '1.method',
    headers: '1.headers',
    password: '1.auth',
  },
  { host: '1.host' },
];

/** What is called on the request afterwards. */
const METHODS: Readonly<Record<string, RequestPart>> = {
  setHeader: { headerName: '0', headerValue: '1' },
  appendHeader: { headerName: '0', headerValue: '1' },
  setHeaders: { headers: '0' },
  write: { body: '0' },
  end: { body: '0' },
};

/** One module's `request` and `get`. */
function rows(module: string, defaultProtocol: 'http:' | 'https:'): readonly HttpRow[] {
  const shared = {
    kind: 'http',
    ports: {},
    forms: [...ALONE, ...BESIDE],
    defaultProtocol,
    response: 'body',
  } as const;
  return [
    {
      ...shared,
      api: `${module}#request`,
      methods: METHODS,
      from: 'Node.js docs, http.request, https.request and Class: http.ClientRequest, 20 to 24',
    },
    {
      ...shared,
      api: `${module}#get`,
      method: 'GET',
      from: 'Node.js docs, http.get and https.get, 20 to 24',
    },
  ];
}

/** Node's clients, and `follow-redirects` which stands in for them. */
export const NODE_HTTP: readonly Row[] = [
  ...rows('http', 'http:'),
  ...rows('https', 'https:'),
  {
    kind: 'alias',
    api: 'follow-redirects#http',
    as: 'http#',
    from: 'follow-redirects docs, usage, 1.x: drop-in replacement',
  },
  {
    kind: 'alias',
    api: 'follow-redirects#https',
    as: 'https#',
    from: 'follow-redirects docs, usage, 1.x: drop-in replacement',
  },
  {
    kind: 'alias',
    api: 'http2#connect()',
    as: 'http2#Session',
    ports: { baseUrl: '0' },
    from: 'Node.js docs, http2.connect(authority), 20 to 24',
  },
  {
    kind: 'http',
    api: 'http2#Session.request',
    ports: { headers: '0', path: '0.:path', method: '0.:method' },
    methods: { write: { body: '0' }, end: { body: '0' } },
    response: 'body',
    from: 'Node.js docs, clienthttp2session.request(headers), 20 to 24',
  },
];
