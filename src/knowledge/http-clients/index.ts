/** HTTP clients, each told once as ports. */
import type { Row } from '../../analysis/rows.js';
import { ANGULAR } from './angular.js';
import { AXIOS, NEST_HTTP_SERVICE } from './axios.js';
import { FETCH } from './fetch.js';
import { GLOBAL_OBJECTS } from './globals.js';
import { GOT } from './got.js';
import { JQUERY } from './jquery.js';
import { KY } from './ky.js';
import { NEEDLE } from './needle.js';
import { NODE_HTTP } from './node-http.js';
import { OFETCH } from './ofetch.js';
import { PLATFORMS } from './platforms.js';
import { REQUEST } from './request.js';
import { SUPERAGENT } from './superagent.js';
import { UNDICI } from './undici.js';
import { WRETCH } from './wretch.js';
import { XHR } from './xhr.js';

/** Rows of every HTTP client. */
export const HTTP_CLIENTS: readonly Row[] = [
  ...GLOBAL_OBJECTS,
  ...FETCH,
  ...XHR,
  ...JQUERY,
  ...AXIOS,
  ...NEST_HTTP_SERVICE,
  ...GOT,
  ...KY,
  ...UNDICI,
  ...NODE_HTTP,
  ...SUPERAGENT,
  ...OFETCH,
  ...NEEDLE,
  ...ANGULAR,
  ...REQUEST,
  ...WRETCH,
  ...PLATFORMS,
];
