/** Sentry: errors, scopes, breadcrumbs, logs and spans, the same functions in every package. */
import type { Row } from '../../analysis/rows.js';

const MODULES =
  '@sentry/{node,node-core,browser,nextjs,react,react-native,react-router,remix,vue,nuxt,angular,svelte,sveltekit,solid,solidstart,astro,gatsby,ember,nestjs,bun,deno,cloudflare,vercel-edge,aws-serverless,google-cloud-serverless,serverless,electron,capacitor,tanstackstart-react,minimal,hub}';

/** Sentry's functions; a scope takes the same ones. */
export const SENTRY: readonly Row[] = [
  {
    kind: 'alias',
    api: [`${MODULES}#`, 'global#Sentry'],
    as: '@sentry/core#',
    from: 'Sentry docs, JavaScript SDK overview, 7.x to 10.x: every package re-exports the core functions',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@sentry/core#{captureException,captureMessage,captureEvent}',
    writes: ['0', '1'],
    from: 'Sentry docs, Capturing Errors and Events, 7.x to 10.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@sentry/core#{setContext,setExtra,setTag}',
    writes: '1',
    from: 'Sentry docs, Context and Tags, 7.x to 10.x: (name, value)',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@sentry/core#{setExtras,setTags,setUser,setAttributes,addBreadcrumb}',
    writes: '0',
    from: 'Sentry docs, Context, Tags, Users and Breadcrumbs, 7.x to 10.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: '@sentry/core#logger.{trace,debug,info,warn,error,fatal}',
    writes: '0..',
    from: 'Sentry docs, Logs, 9.41 to 10.x',
  },
  {
    kind: 'alias',
    api: [
      '@sentry/core#{getCurrentScope,getIsolationScope,getGlobalScope,getCurrentHub,getClient}()',
      '@sentry/core#getScope()',
      '@sentry/core#Scope.new()',
    ],
    as: '@sentry/core#',
    fluent: true,
    from: 'Sentry docs, Scopes, 7.x to 10.x: a scope has the same setters, and they return it',
  },
  {
    kind: 'alias',
    api: '@sentry/core#{withScope,withIsolationScope,configureScope}',
    callback: { at: ['0', '1'], parameter: 0 },
    as: '@sentry/core#',
    from: 'Sentry docs, Scopes (withScope), 7.x to 10.x',
  },
  {
    kind: 'log',
    channel: 'trace',
    api: '@sentry/core#{startSpan,startSpanManual,startInactiveSpan,startTransaction}',
    writes: ['0.name', '0.attributes', '0.data', '0.tags'],
    from: 'Sentry docs, Tracing, Instrumentation, 7.x to 10.x',
  },
  {
    kind: 'alias',
    api: '@sentry/core#{startSpan,startSpanManual}',
    callback: { at: '1', parameter: 0 },
    as: '@opentelemetry/api#Span',
    from: 'Sentry docs, Tracing, Adding span attributes, 8.x to 10.x: the span is one of OpenTelemetry',
  },
  {
    kind: 'alias',
    api: '@sentry/core#{startInactiveSpan,getActiveSpan,getRootSpan}()',
    as: '@opentelemetry/api#Span',
    from: 'Sentry docs, Tracing, Adding span attributes, 8.x to 10.x',
  },
];
