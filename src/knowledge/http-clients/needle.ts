/** needle: url, data, options. */
import type { Row } from '../../analysis/rows.js';

/** needle: the function and its methods. */
export const NEEDLE: readonly Row[] = [
  {
    kind: 'http',
    api: ['needle#', 'needle#request'],
    ports: { method: '0', url: '1', body: '2', headers: '3.headers', password: '3.password' },
    response: 'parsed',
    bodyAt: 'body',
    from: 'needle docs, needle(method, url, data, options), 3.x; needle.request has the same order',
  },
  {
    kind: 'http',
    api: 'needle#{get,head}',
    ports: { url: '0', headers: '1.headers', password: '1.password' },
    response: 'parsed',
    bodyAt: 'body',
    from: 'needle docs, needle.get and needle.head, 3.x',
  },
  {
    kind: 'http',
    api: 'needle#{post,put,patch,delete}',
    ports: { url: '0', body: '1', headers: '2.headers', password: '2.password' },
    response: 'parsed',
    bodyAt: 'body',
    from: 'needle docs, needle.post, needle.put, needle.patch and needle.delete, 3.x',
  },
];
