/** Angular's `HttpClient`: an instance comes as an injected parameter or from `inject()`. */
import type { Row } from '../../analysis/rows.js';

/** Angular's `HttpClient`. */
export const ANGULAR: readonly Row[] = [
  {
    kind: 'alias',
    api: '@angular/core#inject()',
    as: '@angular/common/http#HttpClient.new()',
    when: { at: '0', is: '@angular/common/http#HttpClient' },
    from: 'Angular docs, inject, 17 to 21',
  },
  {
    kind: 'http',
    api: '@angular/common/http#HttpClient.new().{get,delete,head,options,jsonp}',
    ports: { url: '0', headers: '1.headers', query: '1.params', body: '1.body' },
    response: 'parsed',
    from: 'Angular docs, HttpClient, 17 to 21',
  },
  {
    kind: 'http',
    api: '@angular/common/http#HttpClient.new().{post,put,patch}',
    ports: { url: '0', body: '1', headers: '2.headers', query: '2.params' },
    response: 'parsed',
    from: 'Angular docs, HttpClient, 17 to 21',
  },
  {
    kind: 'http',
    api: '@angular/common/http#HttpClient.new().request',
    ports: { method: '0', url: '1', body: '2.body', headers: '2.headers', query: '2.params' },
    response: 'parsed',
    from: 'Angular docs, HttpClient.request, 17 to 21',
  },
];
