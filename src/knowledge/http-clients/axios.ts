/** axios, and Nest's `HttpService` which hands its instances out. */
import type { RequestPorts, Row } from '../../analysis/rows.js';

/** The parts of an axios configuration that stands at the given argument. */
function config(argument: number): RequestPorts {
  const at = String(argument);
  return {
    baseUrl: `${at}.baseURL`,
    query: `${at}.params`,
    headers: `${at}.headers`,
    method: `${at}.method`,
    password: `${at}.auth.password`,
  };
}

/** A configuration that also says where to and what to send. */
const WHOLE: RequestPorts = { ...config(0), url: '0.url', body: '0.data' };

/** axios: the function, its methods, its instances, its interceptors. */
export const AXIOS: readonly Row[] = [
  {
    kind: 'http',
    api: 'axios#',
    ports: WHOLE,
    forms: [{ ...config(1), url: '0', body: '1.data' }],
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Axios API and Request Config, 1.x: axios(config) and axios(url, config)',
  },
  {
    kind: 'http',
    api: 'axios#request',
    ports: WHOLE,
    forms: [{ ...config(1), url: '0', body: '1.data' }],
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases, 1.x; the url form is accepted by Axios.prototype.request',
  },
  {
    kind: 'http',
    api: 'axios#{get,head,options}',
    ports: { ...config(1), url: '0', body: '1.data' },
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases, 1.x',
  },
  {
    kind: 'http',
    api: 'axios#delete',
    ports: { ...config(1), url: '0', body: '1.data' },
    method: 'DELETE',
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases, 1.x',
  },
  {
    kind: 'http',
    api: 'axios#{post,postForm}',
    ports: { ...config(2), url: '0', body: '1' },
    method: 'POST',
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases and Multipart requests, 1.x',
  },
  {
    kind: 'http',
    api: 'axios#{put,putForm}',
    ports: { ...config(2), url: '0', body: '1' },
    method: 'PUT',
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases and Multipart requests, 1.x',
  },
  {
    kind: 'http',
    api: 'axios#{patch,patchForm}',
    ports: { ...config(2), url: '0', body: '1' },
    method: 'PATCH',
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'axios docs, Request method aliases and Multipart requests, 1.x',
  },
  {
    kind: 'alias',
    api: 'axios#create()',
    as: 'axios#',
    ports: config(0),
    from: 'axios docs, Creating an instance, 1.x',
  },
  {
    kind: 'alias',
    api: ['axios#axios', 'axios#Axios.new()', '@nestjs/axios#HttpService.new().axiosRef'],
    as: 'axios#',
    ports: config(0),
    from: 'axios docs, Axios class, 1.x; NestJS docs, HTTP module (axiosRef), 11',
  },
  {
    kind: 'alias',
    api: ['axios-rate-limit#()', 'axios-cookiejar-support#wrapper()', 'axios-cache-interceptor#setupCache()'],
    as: 'axios#',
    from: 'axios-rate-limit 1.x, axios-cookiejar-support 5.x, axios-cache-interceptor 1.x docs: each returns the instance given',
  },
  {
    kind: 'http',
    api: 'axios#interceptors.request.use',
    hooks: { request: '0' },
    ports: WHOLE,
    from: 'axios docs, Interceptors, 1.x: the first callback gets the request configuration and returns it',
  },
  {
    kind: 'http',
    api: 'axios#interceptors.response.use',
    hooks: { response: '0', error: '1' },
    ports: {},
    from: 'axios docs, Interceptors, 1.x: one callback gets the response, the other the error',
  },
];

/** Nest's wrapper: the same methods, whose results are observables of axios responses. */
export const NEST_HTTP_SERVICE: readonly Row[] = [
  {
    kind: 'http',
    api: '@nestjs/axios#HttpService.new().request',
    ports: WHOLE,
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'NestJS docs, HTTP module, 11',
  },
  {
    kind: 'http',
    api: '@nestjs/axios#HttpService.new().{get,delete,head}',
    ports: { ...config(1), url: '0', body: '1.data' },
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'NestJS docs, HTTP module, 11',
  },
  {
    kind: 'http',
    api: '@nestjs/axios#HttpService.new().{post,put,patch,postForm,putForm,patchForm}',
    ports: { ...config(2), url: '0', body: '1' },
    response: 'parsed',
    bodyAt: 'data',
    errorCarriesRequest: true,
    from: 'NestJS docs, HTTP module, 11',
  },
  {
    kind: 'alias',
    api: '@nestjs/common#HttpService.new()',
    as: '@nestjs/axios#HttpService.new()',
    from: 'NestJS docs, HTTP module, 7: the service lived in the common package then',
  },
];
