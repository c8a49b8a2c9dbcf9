/** HTTP clients: what each of them sends is seen in its own words. */
import rule from '../../src/rules/require-prompt-length-check.js';
import { run } from '../support/rule-tester.js';

const API = 'https://api-singapore.klingai.com';
const T2V = `${API}/v1/videos/text2video`;

/** What stands above, and the call that sends a prompt. */
const CLIENTS: readonly (readonly [string, string])[] = [
  [
    '',
    `fetch("${T2V}", { method: "POST", headers: { Authorization: "Bearer " + token }, body: JSON.stringify({ prompt }) })`,
  ],
  [
    '',
    `fetch(new Request("${T2V}", { method: "POST", headers: { Authorization: "Bearer " + token }, body: JSON.stringify({ prompt }) }))`,
  ],
  [
    '',
    `fetch(new URL("/v1/videos/text2video", "${API}"), { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import fetch from "node-fetch";`,
    `fetch("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import fetch from "cross-fetch";`,
    `fetch("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import { request } from "undici";`,
    `request("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import { Pool } from "undici"; const pool = new Pool("${API}");`,
    `pool.request({ path: "/v1/videos/text2video", method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import axios from "axios";`,
    `axios.post("${T2V}", { prompt }, { headers: { Authorization: "Bearer " + token } })`,
  ],
  [`import axios from "axios";`, `axios({ url: "${T2V}", method: "post", data: { prompt } })`],
  [`import axios from "axios";`, `axios.request({ url: "${T2V}", method: "post", data: { prompt } })`],
  [
    `import axios from "axios"; const api = axios.create({ baseURL: "${API}/v1" });`,
    `api.post("/videos/text2video", { prompt })`,
  ],
  [
    `import axios from "axios"; const api = axios.create({ baseURL: "${API}/v1" });`,
    `api({ url: "/videos/text2video", method: "POST", data: { prompt } })`,
  ],
  [
    `import axios from "axios"; axios.defaults.baseURL = "${API}";`,
    `axios.post("/v1/videos/text2video", { prompt })`,
  ],
  [`import got from "got";`, `got.post("${T2V}", { json: { prompt } })`],
  [
    `import got from "got"; const api = got.extend({ prefixUrl: "${API}/v1" });`,
    `api.post("videos/text2video", { json: { prompt } })`,
  ],
  [`import ky from "ky";`, `ky.post("${T2V}", { json: { prompt } })`],
  [
    `import superagent from "superagent";`,
    `superagent.post("${T2V}").set("Authorization", token).send({ prompt })`,
  ],
  [`import needle from "needle";`, `needle("post", "${T2V}", { prompt }, { json: true })`],
  [`import request from "request";`, `request.post({ url: "${T2V}", json: { prompt } }, () => {})`],
  [
    `import rp from "request-promise";`,
    `rp({ method: "POST", uri: "${T2V}", body: { prompt }, json: true })`,
  ],
  [
    `import https from "node:https";`,
    `{ const req = https.request("${T2V}", { method: "POST" }); req.write(JSON.stringify({ prompt })); req.end(); }`,
  ],
  [
    `import https from "node:https";`,
    `{ const data = JSON.stringify({ prompt }); const req = https.request({ hostname: "api-singapore.klingai.com", path: "/v1/videos/text2video", method: "POST" }, () => {}); req.end(data); }`,
  ],
  [`import wretch from "wretch";`, `wretch("${T2V}").auth(token).post({ prompt }).json()`],
  [`import { ofetch } from "ofetch";`, `ofetch("${T2V}", { method: "POST", body: { prompt } })`],
  [
    `import { ofetch } from "ofetch"; const api = ofetch.create({ baseURL: "${API}" });`,
    `api("/v1/videos/text2video", { method: "POST", body: { prompt } })`,
  ],
  ['', `$fetch("${T2V}", { method: "POST", body: { prompt } })`],
  ['', `useFetch("${T2V}", { method: "POST", body: { prompt } })`],
  [
    `import { createAlova } from "alova"; const alova = createAlova({ baseURL: "${API}" });`,
    `alova.Post("/v1/videos/text2video", { prompt })`,
  ],
  [`import axios from "redaxios";`, `axios.post("${T2V}", { prompt })`],
  [`import p from "phin";`, `p({ url: "${T2V}", method: "POST", data: { prompt } })`],
  [
    `import bent from "bent"; const post = bent("${API}", "POST", "json");`,
    `post("/v1/videos/text2video", { prompt })`,
  ],
  [
    `import { HttpClient } from "@angular/common/http";`,
    `new (class { constructor(private http: HttpClient) {} go(prompt: string) { return this.http.post("${T2V}", { prompt }); } })(null).go(prompt)`,
  ],
  [`import $ from "jquery";`, `$.ajax({ url: "${T2V}", type: "POST", data: JSON.stringify({ prompt }) })`],
  ['', `{ const x = new XMLHttpRequest(); x.open("POST", "${T2V}"); x.send(JSON.stringify({ prompt })); }`],
  [
    `import { create } from "apisauce"; const api = create({ baseURL: "${API}" });`,
    `api.post("/v1/videos/text2video", { prompt })`,
  ],
  [
    `import { fetch } from "@tauri-apps/plugin-http";`,
    `fetch("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  [
    `import { CapacitorHttp } from "@capacitor/core";`,
    `CapacitorHttp.post({ url: "${T2V}", data: { prompt } })`,
  ],
  [
    `import { fetch } from "expo/fetch";`,
    `fetch("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  ['', `wx.request({ url: "${T2V}", method: "POST", data: { prompt } })`],
  ['', `uni.request({ url: "${T2V}", method: "POST", data: { prompt } })`],
  [`import Taro from "@tarojs/taro";`, `Taro.request({ url: "${T2V}", method: "POST", data: { prompt } })`],
  [
    `import createClient from "openapi-fetch"; const client = createClient({ baseUrl: "${API}" });`,
    `client.POST("/v1/videos/text2video", { body: { prompt } })`,
  ],
  [
    `import { mande } from "mande"; const api = mande("${API}/v1");`,
    `api.post("/videos/text2video", { prompt })`,
  ],
  [
    `import xior from "xior"; const api = xior.create({ baseURL: "${API}" });`,
    `api.post("/v1/videos/text2video", { prompt })`,
  ],
  [
    `import { up } from "up-fetch"; const upfetch = up(fetch, () => ({ baseUrl: "${API}" }));`,
    `upfetch("/v1/videos/text2video", { method: "POST", body: { prompt } })`,
  ],
  [
    `import { betterFetch } from "@better-fetch/fetch";`,
    `betterFetch("${T2V}", { method: "POST", body: { prompt } })`,
  ],
  [
    `import { createFetch } from "@better-fetch/fetch"; const $f = createFetch({ baseURL: "${API}" });`,
    `$f("/v1/videos/text2video", { method: "POST", body: { prompt } })`,
  ],
  [`import { request } from "gaxios";`, `request({ url: "${T2V}", method: "POST", data: { prompt } })`],
  ['', `UrlFetchApp.fetch("${T2V}", { method: "post", payload: JSON.stringify({ prompt }) })`],
  [
    `import { HttpService } from "@nestjs/axios";`,
    `new (class { constructor(private readonly http: HttpService) {} go(prompt: string) { return this.http.axiosRef.post("${T2V}", { prompt }); } })(null).go(prompt)`,
  ],
  [
    `import wretch from "wretch"; const api = wretch("${API}");`,
    `api.url("/v1/videos/text2video").post({ prompt })`,
  ],
  [
    `import fetchRetry from "fetch-retry"; const f = fetchRetry(fetch);`,
    `f("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`,
  ],
  ['', `fetch("${T2V}", { method: "POST", body: new URLSearchParams({ prompt }) })`],
  [`import got from "got";`, `got("${T2V}", { method: "POST", body: JSON.stringify({ prompt }) })`],
  [`import { post } from "httpie";`, `post("${T2V}", { body: { prompt } })`],
  [`import { request } from "urllib";`, `request("${T2V}", { method: "POST", data: { prompt } })`],
  [`import http from "k6/http";`, `http.post("${T2V}", JSON.stringify({ prompt }))`],
];

const code = (above: string, call: string, given: string): string => `${above}
export async function create(text: string, token: string) {
  const prompt = ${given};
  ${call};
}`;

run(rule, {
  valid: CLIENTS.map(([above, call]) => ({ name: call, code: code(above, call, 'text.slice(0, 200)') })),
  invalid: CLIENTS.map(([above, call]) => ({
    name: call,
    code: code(above, call, 'text'),
    errors: [{ messageId: 'unchecked', line: 4 }],
  })),
});
