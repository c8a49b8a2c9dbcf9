/** jQuery: the functions of its global object, and of the package. */
import type { Row } from '../../analysis/rows.js';

/** `$.ajax` and its shorthands. */
export const JQUERY: readonly Row[] = [
  {
    kind: 'http',
    api: 'jquery#ajax',
    ports: { url: '0.url', method: '0.method', headers: '0.headers', body: '0.data' },
    forms: [{ url: '0', method: '1.method', headers: '1.headers', body: '1.data' }],
    response: 'parsed',
    from: 'jQuery API docs, jQuery.ajax(url, settings) and jQuery.ajax(settings), 3.x and 4.x',
  },
  {
    kind: 'http',
    api: 'jquery#{get,getJSON,getScript}',
    ports: { url: '0', query: '1' },
    method: 'GET',
    response: 'parsed',
    from: 'jQuery API docs, jQuery.get and jQuery.getJSON(url, data), 3.x and 4.x',
  },
  {
    kind: 'http',
    api: 'jquery#post',
    ports: { url: '0', body: '1' },
    method: 'POST',
    response: 'parsed',
    from: 'jQuery API docs, jQuery.post(url, data), 3.x and 4.x',
  },
  {
    kind: 'alias',
    api: ['global#{$,jQuery}', 'jquery#{$,jQuery}'],
    as: 'jquery#',
    from: 'jQuery docs, Browser and Node, 3.x and 4.x',
  },
];
