/** Platforms that come with a request function of their own: mini programs, mobile shells, Google's scripts. */
import type { Row } from '../../analysis/rows.js';

/** Request functions of platforms. */
export const PLATFORMS: readonly Row[] = [
  {
    kind: 'http',
    api: [
      'global#{wx,uni,my,tt,swan,qq,Taro}.request',
      '@tarojs/taro#request',
      '@tarojs/taro#{Taro,default}.request',
    ],
    ports: { url: '0.url', method: '0.method', headers: '0.header', body: '0.data' },
    forms: [{ url: '0.url', method: '0.method', headers: '0.headers', body: '0.data' }],
    response: 'parsed',
    bodyAt: 'data',
    from: 'WeChat mini program docs, wx.request; uni-app docs, uni.request; Taro docs, Taro.request, 3.x and 4.x; Alipay mini program docs, my.request (headers)',
  },
  {
    kind: 'http',
    api: '@capacitor/core#CapacitorHttp.{request,post,put,patch,get,delete}',
    ports: { url: '0.url', method: '0.method', headers: '0.headers', query: '0.params', body: '0.data' },
    response: 'parsed',
    bodyAt: 'data',
    from: 'Capacitor docs, Http, 5.x to 7.x',
  },
  {
    kind: 'http',
    api: 'gaxios#{request,instance.request,Gaxios.new().request}',
    ports: {
      url: '0.url',
      baseUrl: '0.baseURL',
      method: '0.method',
      headers: '0.headers',
      query: '0.params',
      body: '0.data',
    },
    response: 'parsed',
    bodyAt: 'data',
    from: 'gaxios docs, Options, 6.x and 7.x',
  },
  {
    kind: 'http',
    api: 'global#UrlFetchApp.fetch',
    ports: { url: '0', method: '1.method', headers: '1.headers', body: '1.payload' },
    response: 'body',
    from: 'Google Apps Script reference, UrlFetchApp.fetch(url, params)',
  },
  {
    kind: 'http',
    api: ['phin#', 'phin#{phin,promisified}'],
    ports: { url: '0.url', method: '0.method', headers: '0.headers', body: '0.data' },
    response: 'parsed',
    bodyAt: 'body',
    from: 'phin docs, 3.x',
  },
];
