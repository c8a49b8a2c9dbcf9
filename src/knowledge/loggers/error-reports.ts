/** The other services that errors are reported to. */
import type { Row } from '../../analysis/rows.js';

const BUGSNAG = '@bugsnag/{js,node,browser,react-native,expo,electron}';

/** Bugsnag, Rollbar, New Relic, Honeybadger, Airbrake, LogRocket. */
export const ERROR_REPORTS: readonly Row[] = [
  {
    kind: 'log',
    channel: 'error-report',
    api: `${BUGSNAG}#{notify,leaveBreadcrumb}`,
    writes: ['0', '1'],
    from: 'Bugsnag docs, Reporting handled errors and Leaving breadcrumbs, 7.x and 8.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: `${BUGSNAG}#addMetadata`,
    writes: ['1', '2'],
    from: 'Bugsnag docs, Adding custom diagnostics, 7.x and 8.x: (section, values) and (section, key, value)',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: `${BUGSNAG}#setUser`,
    writes: '0..',
    from: 'Bugsnag docs, Identifying users, 7.x and 8.x',
  },
  {
    kind: 'alias',
    api: `${BUGSNAG}#{start,createClient}()`,
    as: '@bugsnag/js#',
    from: 'Bugsnag docs, Customizing the client, 7.x and 8.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: 'rollbar#{log,debug,info,warn,warning,error,critical}',
    writes: '0..',
    from: 'Rollbar docs, JavaScript and Node.js usage, 2.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: 'rollbar#{configure,init,new()}',
    writes: ['0.payload'],
    from: 'Rollbar docs, Configuration reference (payload), 2.x: payload goes with every item',
  },
  {
    kind: 'alias',
    api: 'rollbar#{new(),init()}',
    as: 'rollbar#',
    from: 'Rollbar docs, JavaScript and Node.js usage, 2.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: 'newrelic#noticeError',
    writes: ['0', '1'],
    from: 'New Relic docs, Node.js agent API, noticeError(error, customAttributes), 11.x to 13.x',
  },
  {
    kind: 'log',
    channel: 'trace',
    api: 'newrelic#{addCustomAttribute,addCustomSpanAttribute,recordCustomEvent}',
    writes: '1',
    from: 'New Relic docs, Node.js agent API, 11.x to 13.x: (name, value) and (type, attributes)',
  },
  {
    kind: 'log',
    channel: 'trace',
    api: 'newrelic#{addCustomAttributes,addCustomSpanAttributes,recordLogEvent}',
    writes: '0',
    from: 'New Relic docs, Node.js agent API, 11.x to 13.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@honeybadger-io/js#notify',
    writes: '0..',
    from: 'Honeybadger docs, JavaScript, Reporting errors, 6.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@honeybadger-io/js#setContext',
    writes: '0',
    from: 'Honeybadger docs, JavaScript, Customizing error reports, 6.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@honeybadger-io/js#addBreadcrumb',
    writes: ['0', '1'],
    from: 'Honeybadger docs, JavaScript, Breadcrumbs, 6.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: '@airbrake/{node,browser}#Notifier.new().notify',
    writes: '0',
    from: 'Airbrake docs, JavaScript notifier, notify, 2.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: 'logrocket#{captureException,captureMessage,log,info,warn,error,debug,track}',
    writes: '0..',
    from: 'LogRocket docs, SDK reference, 10.x',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: [
      '{assert,assert/strict}#',
      '{assert,assert/strict}#ok',
      '{assert,assert/strict}#strict',
      '{tiny-invariant,invariant}#',
    ],
    writes: '1',
    depth: 0,
    from: 'Node.js docs, assert(value, message), 20 to 24; tiny-invariant 1.x and invariant 2.x docs: the message is the text of the error',
  },
];
