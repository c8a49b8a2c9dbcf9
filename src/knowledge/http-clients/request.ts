/** request and its promise forms: long deprecated, still seen. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

const MODULES = '{request,request-promise,request-promise-native,requestretry,postman-request}';

/** The parts of the options, `json` being the body when it is an object. */
function options(argument: number): readonly RequestPorts[] {
  const at = String(argument);
  return [
    {
      url: `${at}.url`,
      baseUrl: `${at}.baseUrl`,
      query: `${at}.qs`,
      headers: `${at}.headers`,
      method: `${at}.method`,
      body: `${at}.body`,
      password: `${at}.auth.pass`,
    },
    { url: `${at}.uri`, body: `${at}.json`, password: `${at}.auth.password` },
    { body: `${at}.form` },
    { body: `${at}.formData` },
  ];
}

/** request: the function, its methods, its defaults. */
export const REQUEST: readonly Row[] = [
  {
    kind: 'http',
    api: [`${MODULES}#`, `${MODULES}#{get,post,put,patch,delete,del,head}`],
    ports: { url: '0' },
    forms: [...options(0), ...options(1)],
    response: 'parsed',
    errorCarriesRequest: true,
    from: 'request docs, request(options, callback), 2.x; request-promise 4.x: its errors hold the options',
  },
  {
    kind: 'alias',
    api: `${MODULES}#defaults()`,
    as: 'request#',
    ports: { baseUrl: '0.baseUrl', headers: '0.headers', query: '0.qs' },
    from: 'request docs, request.defaults, 2.x',
  },
];
