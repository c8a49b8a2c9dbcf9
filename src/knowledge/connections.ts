/** Connections that stay open: a caller sends a message, and a callback of the connection gets it. */
import type { Row } from '../analysis/rows.js';

/** Rows of callbacks that messages come to. */
export const CONNECTIONS: readonly Row[] = [
  {
    kind: 'handler',
    api: 'electron#ipcMain.{handle,handleOnce,on,once,addListener}',
    handler: '1',
    input: ['1', '2', '3', '4'],
    respond: ['return', '0.reply()', '0.sender.send()'],
    from: 'Electron docs, ipcMain, 30 to 39, and Security, 17: messages come from a page',
  },
  {
    kind: 'alias',
    api: ['socket.io#{Server.new(),new(),Server.new().of(),new().of()}.on', 'socket.io#().on'],
    callback: { at: '1', parameter: 0 },
    as: 'socket.io#Socket',
    from: 'Socket.IO docs, Server API, connection, 4.x',
  },
  {
    kind: 'handler',
    api: 'socket.io#Socket.{on,once}',
    handler: '1',
    input: ['0', '1', '2', '3'],
    respond: [],
    from: 'Socket.IO docs, Listening to events, 4.x',
  },
  {
    kind: 'alias',
    api: 'ws#{WebSocketServer,Server}.new().{on,once}',
    callback: { at: '1', parameter: 0 },
    as: 'ws#Connection',
    from: 'ws docs, Event: connection, 8.x',
  },
  {
    kind: 'handler',
    api: 'ws#Connection.{on,once}',
    handler: '1',
    input: ['0'],
    respond: [],
    from: 'ws docs, Event: message, 8.x',
  },
  {
    kind: 'alias',
    api: '{http,https}#createServer',
    callback: { at: ['0', '1'], parameter: 0 },
    as: 'http#IncomingMessage',
    from: 'Node.js docs, http.createServer, 20 to 24',
  },
  {
    kind: 'handler',
    api: 'http#IncomingMessage.{on,once,addListener}',
    handler: '1',
    input: ['0'],
    respond: [],
    from: 'Node.js docs, Class: http.IncomingMessage and Event: data, 20 to 24',
  },
  {
    kind: 'handler',
    api: 'meteor/meteor#Meteor.methods',
    handler: ['0.*', '0.*.run'],
    input: ['0', '1', '2', '3', '4'],
    respond: ['return'],
    from: 'Meteor docs, Methods, 3.x',
  },
];
