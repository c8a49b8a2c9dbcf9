/** Frameworks whose pages and servers stand in the same files: what of a server function comes from a browser. */
import type { Row } from '../analysis/rows.js';
import { requestInput } from './handlers.js';

const TANSTACK = '{@tanstack/react-start,@tanstack/solid-start,@tanstack/start}';

/** Rows of server functions and of routes that are made by a call. */
export const FULL_STACK: readonly Row[] = [
  {
    kind: 'alias',
    api: `${TANSTACK}#createServerFn().{validator,inputValidator,middleware}()`,
    as: '@tanstack/react-start#createServerFn()',
    from: 'TanStack Start docs, Server Functions, 1.x: the methods chain',
  },
  {
    kind: 'handler',
    api: `${TANSTACK}#createServerFn().handler`,
    handler: '0',
    input: ['0.data'],
    respond: ['return'],
    schemas: [
      { call: 'validator', schema: '0', covers: '0.data' },
      { call: 'inputValidator', schema: '0', covers: '0.data' },
    ],
    from: 'TanStack Start docs, Server Functions, 1.x',
  },
  {
    kind: 'handler',
    api: [
      '{@tanstack/react-router,@tanstack/solid-router}#createFileRoute()',
      `${TANSTACK}/api#createAPIFileRoute()`,
      `${TANSTACK}/server#createServerFileRoute().methods`,
    ],
    handler: ['0.server.handlers.*', '0.*'],
    input: [...requestInput('0.request').input, '0.params'],
    inputCalls: requestInput('0.request').inputCalls ?? [],
    respond: ['return'],
    from: 'TanStack Start docs, Server Routes and API Routes, 1.x',
  },
  {
    kind: 'handler',
    api: '{@builder.io/qwik-city,@qwik.dev/router}#{routeAction$,globalAction$,server$}',
    handler: '0',
    input: ['0'],
    respond: ['return'],
    from: 'Qwik City docs, routeAction$ and server$, 1.x and 2.x',
  },
  {
    kind: 'handler',
    api: '{fresh,@fresh/core}#createDefine().handlers',
    handler: ['0', '0.*'],
    input: [...requestInput('0.req').input, '0.params', '0.url'],
    inputCalls: requestInput('0.req').inputCalls ?? [],
    respond: ['return'],
    from: 'Fresh docs, Define Helpers, 2.x',
  },
  {
    kind: 'handler',
    api: '{./_generated/server,../_generated/server,../convex/_generated/server}#{action,mutation,query}',
    handler: ['0', '0.handler'],
    input: ['1'],
    respond: ['return'],
    from: 'Convex docs, Functions, 1.x: the others are called by these alone',
  },
  {
    kind: 'handler',
    api: '{./_generated/server,../_generated/server,../convex/_generated/server}#httpAction',
    handler: '0',
    ...requestInput('1'),
    respond: ['return'],
    from: 'Convex docs, HTTP Actions, 1.x',
  },
];
