/** Tools of language models, and chat bots: functions that others call with what a person or a model has written. */
import type { Row } from '../analysis/rows.js';

/** Tools that a model calls: it writes the arguments, whoever asked it. */
const TOOLS: readonly Row[] = [
  {
    kind: 'handler',
    api: '{@modelcontextprotocol/sdk/server/mcp.js,@modelcontextprotocol/sdk/server/mcp,@modelcontextprotocol/server}#McpServer.new().{tool,prompt}',
    handler: '1..',
    input: ['0'],
    schemas: [
      { schema: '1', covers: '0', fields: true },
      { schema: '2', covers: '0', fields: true },
    ],
    from: 'MCP TypeScript SDK docs, Tools and Prompts, 1.x: the schemas of the arguments stand before the handler, with or without a description',
  },
  {
    kind: 'handler',
    api: '{@modelcontextprotocol/sdk/server/mcp.js,@modelcontextprotocol/sdk/server/mcp,@modelcontextprotocol/server}#McpServer.new().{registerTool,registerPrompt}',
    handler: '2',
    input: ['0'],
    schemas: [
      { schema: '1.inputSchema', covers: '0', fields: true },
      { schema: '1.argsSchema', covers: '0', fields: true },
    ],
    from: 'MCP TypeScript SDK docs, Tools and Prompts, 1.x and 2.x',
  },
  {
    kind: 'handler',
    api: '{@modelcontextprotocol/sdk/server/index.js,@modelcontextprotocol/sdk/server/index,@modelcontextprotocol/server}#Server.new().setRequestHandler',
    handler: '1',
    input: ['0.params', '0.body'],
    from: 'MCP TypeScript SDK docs, Low-Level Server, 1.x',
  },
  {
    kind: 'handler',
    api: 'fastmcp#FastMCP.new().addTool',
    handler: '0.execute',
    input: ['0'],
    schemas: [{ schema: '0.parameters', covers: '0' }],
    from: 'FastMCP docs, Tools, 1.x to 3.x',
  },
  {
    kind: 'handler',
    api: ['ai#{tool,dynamicTool}', 'genkit#genkit().defineTool'],
    handler: '0.execute',
    input: ['0'],
    schemas: [
      { schema: '0.inputSchema', covers: '0' },
      { schema: '0.parameters', covers: '0' },
    ],
    from: 'AI SDK docs, tool(), 3.x to 6.x: `parameters` until 4.x, `inputSchema` since 5.x',
  },
  {
    kind: 'handler',
    api: ['@langchain/core/tools#tool', 'langchain#tool'],
    handler: '0',
    input: ['0'],
    schemas: [{ schema: '1.schema', covers: '0' }],
    from: 'LangChain.js docs, How to create tools, 0.2 to 1.x',
  },
  {
    kind: 'handler',
    api: '@langchain/core/tools#{DynamicStructuredTool,DynamicTool}.new()',
    handler: '0.func',
    input: ['0'],
    schemas: [{ schema: '0.schema', covers: '0' }],
    from: 'LangChain.js API reference, DynamicStructuredTool, 0.2 to 1.x',
  },
];

/** Chat bots: a person writes the message or the command. */
const BOTS: readonly Row[] = [
  {
    kind: 'handler',
    api: 'discord.js#Client.new().{on,once}',
    handler: '1',
    input: ['0.content', '0.cleanContent'],
    inputCalls: [
      '0.options.getString()',
      '0.options.get()',
      '0.fields.getTextInputValue()',
      '0.options.getAttachment()',
    ],
    from: 'discord.js docs, Message, ChatInputCommandInteraction and ModalSubmitInteraction, 14.x',
  },
  {
    kind: 'handler',
    api: [
      'telegraf#Telegraf.new().{on,command,hears,start,action,use}',
      'grammy#Bot.new().{on,command,hears}',
    ],
    handler: '0..',
    input: ['0.message', '0.text', '0.match', '0.args', '0.payload', '0.callbackQuery', '0.update', '0.msg'],
    from: 'telegraf docs, Context, 4.x; grammY docs, Context, 1.x',
  },
  {
    kind: 'handler',
    api: 'node-telegram-bot-api#new().{on,once,onText}',
    handler: '1',
    input: ['0.text', '0.caption', '1'],
    from: 'node-telegram-bot-api docs, TelegramBot.on and onText, 0.6x',
  },
  {
    kind: 'handler',
    api: '@slack/bolt#App.new().{command,message,event,action,shortcut,view}',
    handler: '0..',
    input: ['0.command', '0.message', '0.event', '0.body', '0.payload', '0.view'],
    from: 'Bolt for JavaScript docs, Listening to events and commands, 3.x and 4.x',
  },
];

/** Rows of handlers that are no routes. */
export const TOOL_HANDLERS: readonly Row[] = [...TOOLS, ...BOTS];
