/** Handlers that nobody registers by a call: told by their file, their exported name, their shape or decorators. */
import type { Port } from '../analysis/rows.js';

/** What a handler's parameters hold; as in `HandlerRow`. */
export interface HandlerParts {
  readonly input: readonly string[];
  readonly inputCalls?: readonly string[];
  readonly respond?: readonly string[];
  readonly environment?: readonly string[];
}

const FETCH_CALLS = ['json()', 'text()', 'formData()', 'arrayBuffer()', 'blob()', 'bytes()'];

/** The parts of a handler whose Fetch `Request` stands at this path. */
function request(at: string): HandlerParts {
  return {
    input: [`${at}.body`, `${at}.url`, `${at}.headers`, `${at}.nextUrl`, `${at}.cookies`],
    inputCalls: FETCH_CALLS.map((call) => `${at}.${call}`),
    respond: ['return'],
  };
}

const EXPRESS: HandlerParts = {
  input: [
    '0.body',
    '0.query',
    '0.params',
    '0.headers',
    '0.cookies',
    '0.rawBody',
    '0.files',
    '0.file',
    '0.url',
  ],
  inputCalls: ['0.get()', '0.header()', '0.param()'],
  respond: ['1.json()', '1.send()', '1.end()', '1.write()'],
};

/** A function is a handler when its parameters have these names, or its first one (or its variable) this type. */
export interface HandlerShape extends HandlerParts {
  /** For each parameter the names that it may have; empty where only a type settles it. */
  readonly parameters: readonly (readonly string[])[];
  /** Types of the first parameter, or of the variable that holds the function, that settle it whatever the names. */
  readonly types?: readonly string[];
  readonly from: string;
}

/**
 * Functions that are handlers by the names or types of their parameters, wherever they are registered. All of the
 * named parameters must be there.
 */
export const HANDLER_SHAPES: readonly HandlerShape[] = [
  {
    ...EXPRESS,
    parameters: [
      ['req', 'request', '_req'],
      ['res', 'response', 'reply', '_res'],
    ],
    types: [
      'RequestHandler',
      'NextApiHandler',
      'NextApiRequest',
      'VercelRequest',
      'Express.Request',
      'FastifyRequest',
      'RouteHandlerMethod',
    ],
    from: 'Express docs, Writing middleware, 4.x and 5.x; Next.js docs, API Routes; Vercel docs, Node.js runtime; Fastify docs, Request, 5',
  },
  {
    input: ['0.request.body', '0.request.query', '0.query', '0.params', '0.headers', '0.request.files'],
    inputCalls: ['0.get()'],
    respond: ['0.body'],
    parameters: [['ctx'], ['next']],
    types: ['Koa.Context', 'ParameterizedContext', 'RouterContext', 'Middleware'],
    from: 'Koa docs, Context, 2.x and 3.x',
  },
  {
    ...request('0'),
    parameters: [['request', 'req'], ['env'], ['ctx', 'context', 'executionContext']],
    types: ['ExportedHandlerFetchHandler'],
    environment: ['1'],
    from: 'Cloudflare docs, Workers, Fetch handler',
  },
  {
    input: [],
    parameters: [],
    types: ['NextRequest', 'Request'],
    inputCalls: FETCH_CALLS.map((call) => `0.${call}`),
    respond: ['return'],
    from: 'Next.js docs, NextRequest, 13 to 16; WHATWG Fetch standard, Request class: a parameter of that type is a request',
  },
  {
    input: ['1.body', '1.query', '1.params', '1.headers', '1.rawBody', '0.req'],
    parameters: [],
    types: ['AzureFunction'],
    from: 'Azure Functions docs, Node.js developer guide, programming model v3',
  },
  {
    input: ['0.event.data', '0.body'],
    parameters: [],
    types: ['APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'LambdaFunctionURLEvent', 'APIGatewayEvent'],
    respond: ['return'],
    from: 'AWS Lambda docs, Using TypeScript handlers; @types/aws-lambda, 8.10',
  },
];

/** Functions that a framework finds by the name under which a file exports them. */
export interface ExportedHandler extends HandlerParts {
  readonly framework: string;
  /** The exported names; `default` for the default export; `default.fetch` a method of it; `*` for any. */
  readonly exports: readonly string[];
  /** Files that count: a regular expression over the path with `/`, or absent for any file. */
  readonly files?: RegExp;
  /** Directive at the top of the file or of the function. */
  readonly directive?: 'use server';
  /** Examples of paths. */
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** The end of a script's path. */
const SCRIPT = '\\.[cm]?[jt]sx?$';

/** Exported functions that are handlers. The first that fits counts: frameworks with an `api` folder of their own come before functions in any. */
export const EXPORTED_HANDLERS: readonly ExportedHandler[] = [
  {
    ...request('0'),
    framework: 'Next.js route handlers',
    exports: METHODS,
    files: new RegExp(`(?:^|/)route${SCRIPT}`),
    input: [...request('0').input, '1.params'],
    matches: ['app/api/kling/route.ts', 'src/app/(api)/video/[id]/route.js'],
    leaves: ['app/page.tsx', 'lib/routes.ts', 'app/api/routers/x.ts'],
    from: 'Next.js docs, route.js, 13 to 16',
  },
  {
    ...EXPRESS,
    framework: 'Next.js API routes',
    exports: ['default'],
    files: /(?:^|\/)pages\/api\//,
    matches: ['pages/api/kling.ts', 'src/pages/api/video/[id].js'],
    leaves: ['pages/index.tsx', 'src/api/kling.ts'],
    from: 'Next.js docs, API Routes (pages router), 12 to 16',
  },
  {
    framework: 'Next.js page data',
    exports: ['getServerSideProps', 'getStaticProps'],
    files: /(?:^|\/)pages\//,
    input: ['0.query', '0.params', '0.req.headers', '0.req.cookies', '0.req.url'],
    respond: ['return'],
    matches: ['pages/kling.tsx', 'src/pages/video/[id].jsx'],
    leaves: ['app/page.tsx', 'src/page.ts'],
    from: 'Next.js docs, getServerSideProps and getStaticProps (pages router), 12 to 16: the props are in the page',
  },
  {
    framework: 'Next.js and React server actions',
    exports: ['*'],
    directive: 'use server',
    input: ['0', '1', '2', '3', '4'],
    respond: ['return'],
    matches: [],
    leaves: [],
    from: 'React docs, use server, 19: arguments come from the client and are untrusted',
  },
  {
    ...request('0.request'),
    framework: 'SvelteKit endpoints',
    exports: METHODS,
    files: new RegExp(`(?:^|/)\\+server${SCRIPT}`),
    input: [...request('0.request').input, '0.params', '0.url', '0.cookies'],
    environment: ['0.platform.env'],
    matches: ['src/routes/api/kling/+server.ts'],
    leaves: ['src/routes/+page.ts', 'src/server.ts'],
    from: 'SvelteKit docs, Routing (+server), 2.x',
  },
  {
    ...request('0.request'),
    framework: 'SvelteKit form actions and loads',
    exports: ['actions.*', 'load'],
    files: new RegExp(`(?:^|/)\\+(?:page|layout)\\.server${SCRIPT}`),
    input: [...request('0.request').input, '0.params', '0.url', '0.cookies'],
    environment: ['0.platform.env'],
    matches: ['src/routes/create/+page.server.ts'],
    leaves: ['src/routes/create/+page.ts'],
    from: 'SvelteKit docs, Form actions and Loading data, 2.x',
  },
  {
    framework: 'Strapi controllers',
    exports: ['default.*'],
    files: /(?:^|\/)src\/api\/[^/]+\/controllers\//,
    input: ['0.request.body', '0.request.query', '0.query', '0.params', '0.request.files'],
    respond: ['return', '0.send()'],
    matches: ['src/api/video/controllers/video.ts'],
    leaves: ['src/api/video/services/video.ts'],
    from: 'Strapi docs, Controllers, 4.x and 5.x',
  },
  {
    ...request('0.request'),
    framework: 'SolidStart API routes',
    exports: METHODS,
    files: /(?:^|\/)src\/routes\//,
    input: [...request('0.request').input, '0.params'],
    matches: ['src/routes/api/kling.ts'],
    leaves: ['src/lib/routes.ts', 'app/routes/kling.ts'],
    from: 'SolidStart docs, API routes, 1.x',
  },
  {
    ...request('0.request'),
    framework: 'Qwik City endpoints',
    exports: ['onRequest', 'onGet', 'onPost', 'onPut', 'onPatch', 'onDelete'],
    files: /(?:^|\/)src\/routes\//,
    input: ['0.query', '0.params', '0.url', '0.headers', '0.cookie'],
    inputCalls: ['0.parseBody()', ...(request('0.request').inputCalls ?? [])],
    matches: ['src/routes/api/index.ts'],
    leaves: ['functions/api/index.ts'],
    from: 'Qwik City docs, Endpoints, 1.x and 2.x',
  },
  {
    ...request('0'),
    framework: 'Fresh handlers',
    exports: ['handler.*', 'handlers.*'],
    files: /(?:^|\/)routes\//,
    input: [...request('0').input, ...request('0.req').input, '0.params', '1.params'],
    inputCalls: ['0', '0.req'].flatMap((at) => request(at).inputCalls ?? []),
    matches: ['routes/api/kling.ts'],
    leaves: ['islands/kling.tsx'],
    from: 'Fresh docs, Custom handlers, 1.x and 2.x',
  },
  {
    ...request('0.request'),
    framework: 'Remix and React Router actions',
    exports: ['action', 'loader'],
    input: [...request('0.request').input, '0.params'],
    environment: ['0.context.cloudflare.env'],
    matches: [],
    leaves: [],
    from: 'React Router docs, Actions and Data loading, 7; Remix docs, action, 2',
  },
  {
    ...request('0.request'),
    framework: 'Astro endpoints',
    exports: METHODS,
    files: /(?:^|\/)src\/pages\//,
    input: [...request('0.request').input, '0.params', '0.url', '0.cookies'],
    matches: ['src/pages/api/kling.ts'],
    leaves: ['src/components/video.ts'],
    from: 'Astro docs, Endpoints, 5',
  },
  {
    ...EXPRESS,
    framework: 'Vercel and Netlify functions',
    exports: ['default', ...METHODS],
    files: /(?:^|\/)(?:api|netlify\/functions)\//,
    input: [...EXPRESS.input, ...request('0').input],
    inputCalls: FETCH_CALLS.map((call) => `0.${call}`),
    respond: ['1.json()', '1.send()', '1.end()', 'return'],
    matches: ['api/kling.ts', 'netlify/functions/video.mts'],
    leaves: ['src/kling.ts', 'server/index.ts'],
    from: 'Vercel docs, Functions API reference; Netlify docs, Functions API reference. A default export that takes no request is none',
  },
  {
    framework: 'AWS Lambda',
    exports: ['handler', 'lambdaHandler', 'main'],
    input: [
      '0.body',
      '0.queryStringParameters',
      '0.pathParameters',
      '0.headers',
      '0.rawQueryString',
      '0.Records',
    ],
    respond: ['return'],
    matches: [],
    leaves: [],
    from: 'AWS Lambda docs, Define Lambda function handler in Node.js; @types/aws-lambda, 8.10. The first parameter is named `event` or typed',
  },
  {
    ...request('0'),
    framework: 'Cloudflare Workers',
    exports: ['default.fetch'],
    environment: ['1'],
    matches: [],
    leaves: [],
    from: 'Cloudflare docs, Workers, Fetch handler (module syntax); Bun docs, export default syntax',
  },
  {
    framework: 'Cloudflare queues',
    exports: ['default.queue'],
    input: ['0.messages'],
    environment: ['1'],
    matches: [],
    leaves: [],
    from: 'Cloudflare docs, Queues, JavaScript APIs',
  },
  {
    ...request('0.request'),
    framework: 'Cloudflare Pages functions',
    exports: [
      'onRequest',
      'onRequestGet',
      'onRequestPost',
      'onRequestPut',
      'onRequestPatch',
      'onRequestDelete',
    ],
    input: [...request('0.request').input, '0.params'],
    environment: ['0.env'],
    matches: [],
    leaves: [],
    from: 'Cloudflare docs, Pages Functions, API reference',
  },
];

/** A decorator of a parameter or method that brings request input. */
export interface HandlerDecorator {
  /** The decorator's address. */
  readonly api: string;
  /** What it decorates. */
  readonly on: 'parameter' | 'method';
  /** On a parameter: the parameter holds input of a caller; its declared class is validated when decorated. */
  readonly input?: true;
  /** On a method: it handles requests, with what its decorated parameters hold. */
  readonly handles?: true;
  readonly from: string;
}

/** Decorators of Nest, routing-controllers and type-graphql. */
export const HANDLER_DECORATORS: readonly HandlerDecorator[] = [
  {
    api: '@nestjs/common#{Body,Query,Param,Headers,RawBody,UploadedFile,UploadedFiles,Req,Request,HostParam}',
    on: 'parameter',
    input: true,
    from: 'NestJS docs, Controllers, Request payloads, 10 and 11',
  },
  {
    api: '@nestjs/common#{Get,Post,Put,Patch,Delete,All,Head,Options,Sse}',
    on: 'method',
    handles: true,
    from: 'NestJS docs, Controllers, Routing, 10 and 11',
  },
  {
    api: '@nestjs/graphql#{Args,Context}',
    on: 'parameter',
    input: true,
    from: 'NestJS docs, GraphQL, Resolvers, 12 and 13',
  },
  {
    api: '@nestjs/graphql#{Query,Mutation,Subscription,ResolveField}',
    on: 'method',
    handles: true,
    from: 'NestJS docs, GraphQL, Resolvers and Mutations, 12 and 13',
  },
  {
    api: '@nestjs/microservices#{Payload,Ctx}',
    on: 'parameter',
    input: true,
    from: 'NestJS docs, Microservices, 10 and 11',
  },
  {
    api: '@nestjs/microservices#{MessagePattern,EventPattern,GrpcMethod}',
    on: 'method',
    handles: true,
    from: 'NestJS docs, Microservices, 10 and 11',
  },
  {
    api: '@nestjs/websockets#{MessageBody,ConnectedSocket}',
    on: 'parameter',
    input: true,
    from: 'NestJS docs, WebSockets, Gateways, 10 and 11',
  },
  {
    api: 'routing-controllers#{Body,BodyParam,QueryParam,QueryParams,Param,Params,HeaderParam,UploadedFile,Req}',
    on: 'parameter',
    input: true,
    from: 'routing-controllers docs, 0.10 and 0.11',
  },
  {
    api: 'type-graphql#{Arg,Args,Ctx}',
    on: 'parameter',
    input: true,
    from: 'TypeGraphQL docs, Resolvers, 2.x',
  },
];

/** A middleware that validates a part of the request with a schema before the handlers after it run. */
export interface MiddlewareValidator {
  readonly api: string;
  /** Port of the middleware's call that holds the schema. */
  readonly schema: Port;
  /** Path or call in the handler's parameters that gives the checked value. */
  readonly covers: string;
  readonly from: string;
}

/** Validating middleware. */
export const MIDDLEWARE_VALIDATORS: readonly MiddlewareValidator[] = [
  {
    api: '@hono/zod-validator#zValidator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'Hono docs, Validation, Zod Validator Middleware, 4.x: zValidator(part, schema)',
  },
  {
    api: '@hono/valibot-validator#vValidator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'Hono valibot-validator docs, 0.5',
  },
  {
    api: '@hono/typebox-validator#tbValidator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'Hono typebox-validator docs, 0.3',
  },
  {
    api: '@hono/standard-validator#sValidator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'Hono docs, Validation, Standard Schema Validator Middleware, 4.x',
  },
  {
    api: '@hono/arktype-validator#arktypeValidator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'Hono arktype-validator docs, 2.x',
  },
  {
    api: 'hono-openapi#validator',
    schema: '1',
    covers: '0.req.valid()',
    from: 'hono-openapi docs, 1.x',
  },
  {
    api: 'zod-express-middleware#{validateRequest,processRequest}',
    schema: '0.body',
    covers: '0.body',
    from: 'zod-express-middleware docs, 1.4',
  },
  {
    api: 'zod-express-middleware#{validateRequestBody,processRequestBody}',
    schema: '0',
    covers: '0.body',
    from: 'zod-express-middleware docs, 1.4',
  },
  {
    api: 'express-zod-safe#',
    schema: '0.body',
    covers: '0.body',
    from: 'express-zod-safe docs, 3.x',
  },
  {
    api: 'celebrate#celebrate',
    schema: '0.body',
    covers: '0.body',
    from: 'celebrate docs, 15.x: keys are segments of the request',
  },
];

/** A call chain of procedures whose beginning is in another file: `publicProcedure.input(schema).mutation(fn)`. */
export interface ProcedureShape extends HandlerParts {
  /** The method earlier in the chain that takes the schema. A chain without it is no procedure. */
  readonly schemaCall: readonly string[];
  /** The methods that take the handler as their first argument. */
  readonly finish: readonly string[];
  /** Path of the handler's parameters that the schema covers. */
  readonly covers: string;
  readonly from: string;
}

/** Procedures told by the shape of the chain alone. */
export const PROCEDURE_SHAPES: readonly ProcedureShape[] = [
  {
    schemaCall: ['input'],
    finish: ['mutation', 'query', 'subscription'],
    input: ['0.input', '0.rawInput'],
    respond: ['return'],
    covers: '0.input',
    from: 'tRPC docs, Define Procedures, 10.x and 11.x',
  },
  {
    schemaCall: ['input'],
    finish: ['handler'],
    input: ['0.input'],
    respond: ['return'],
    covers: '0.input',
    from: 'oRPC docs, Procedure, 1.x; ZSA docs, 0.6',
  },
  {
    schemaCall: ['schema', 'inputSchema'],
    finish: ['action', 'stateAction'],
    input: ['0.parsedInput', '0.clientInput'],
    respond: ['return'],
    covers: '0.parsedInput',
    from: 'next-safe-action docs, Define actions, 7.x and 8.x',
  },
];

/** Members of objects of this name whose functions resolve GraphQL fields; the arguments come from the caller. */
export interface ResolverShape extends HandlerParts {
  readonly objects: readonly string[];
  readonly members: readonly string[];
  readonly from: string;
}

/** GraphQL resolvers: `const resolvers = { Mutation: { createVideo(parent, args, context) {…} } }`. */
export const RESOLVER_SHAPES: readonly ResolverShape[] = [
  {
    objects: ['resolvers', 'resolver', 'rootResolvers'],
    members: ['Query', 'Mutation', 'Subscription'],
    input: ['1'],
    respond: ['return'],
    from: 'Apollo Server docs, Resolvers, 4 and 5; GraphQL.js docs, 16',
  },
];
