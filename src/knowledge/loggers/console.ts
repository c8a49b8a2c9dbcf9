/** The console and the process's own streams. */
import type { Row } from '../../analysis/rows.js';

/** `console.*`, `process.stdout`, `util.debuglog`. */
export const CONSOLE: readonly Row[] = [
  {
    kind: 'log',
    channel: 'log',
    api: [
      'global#console.{log,info,warn,error,debug,trace,dir,dirxml,table,group,groupCollapsed,timeLog}',
      'console#{log,info,warn,error,debug,trace,dir,dirxml,table,group,groupCollapsed,timeLog}',
      'console#Console.new().{log,info,warn,error,debug,trace,dir,dirxml,table,group,groupCollapsed,timeLog}',
    ],
    writes: '0..',
    from: 'WHATWG Console standard; Node.js docs, Console, 20 to 24',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'global#console.{log,info,warn,error,debug,trace}.call',
    writes: '1..',
    from: 'ECMAScript, Function.prototype.call',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'global#console.{log,info,warn,error,debug,trace}.apply',
    writes: '1.*',
    from: 'ECMAScript, Function.prototype.apply',
  },
  {
    kind: 'log',
    channel: 'log',
    api: ['global#console.assert', 'console#assert'],
    writes: '1..',
    from: 'WHATWG Console standard, assert(condition, ...data)',
  },
  {
    kind: 'alias',
    api: ['console#console', 'global#console.Console.new()'],
    as: 'global#console',
    from: 'Node.js docs, Console, 20 to 24',
  },
  {
    kind: 'log',
    channel: 'log',
    api: ['global#process.{stdout,stderr}.{write,end}', 'process#{stdout,stderr}.{write,end}'],
    writes: '0',
    from: 'Node.js docs, process.stdout and writable.write, 20 to 24: text, perhaps that of an object',
  },
  {
    kind: 'log',
    channel: 'log',
    api: ['global#Deno.{stdout,stderr}.{write,writeSync}', 'global#Bun.{stdout,stderr}.write'],
    writes: '0',
    depth: 0,
    from: 'Deno docs, Deno.stdout, 2.x; Bun docs, Bun.stdout, 1.x',
  },
  {
    kind: 'log',
    channel: 'log',
    api: 'util#{debuglog,debug}()',
    writes: '0..',
    from: 'Node.js docs, util.debuglog(section), 20 to 24',
  },
  {
    kind: 'log',
    channel: 'error-report',
    api: ['global#process.emitWarning', 'process#emitWarning'],
    writes: '0',
    depth: 0,
    from: 'Node.js docs, process.emitWarning, 20 to 24: the warning is printed to stderr',
  },
];
