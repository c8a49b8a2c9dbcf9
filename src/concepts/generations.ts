/** Generations: the requests that have Kling make something, and the place where the file asks for them. */
import { apisOf, sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName } from '../analysis/helper-names.js';
import { contains, isCall, keyName, unwrap, wrapped, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { RouteKind } from '../knowledge/kling/index.js';
import { objectsBehind } from './fields.js';
import type { KlingFile } from './file.js';
import { mediaSinksIn, mediaSinksOf, type MediaSink } from './media.js';
import type { Answer } from './duties.js';
import { payloadsOf } from './payloads.js';
import { perFile } from './per-file.js';
import { promptSinksIn, promptSinksOf, type PromptSink } from './prompts.js';
import { requestsOf, type Request } from './requests.js';
import { rootsOf } from './roots.js';

/** One request that has Kling make something. */
export interface Generation {
  /** The call that sends it. */
  readonly call: CallNode;
  readonly context: Context | null;
  /** The place to speak of: the call that decides what is sent, outside of the wrapper that sends it. */
  readonly node: Node;
  readonly prompts: readonly PromptSink[];
  readonly media: readonly MediaSink[];
  readonly kinds: readonly RouteKind[];
  /** Other code of the project gets what is to be sent, in words of its own, and may do more than to send it. */
  readonly delegated: boolean;
  /** Names that say what it is for where no route does: that of the method called. */
  readonly name: string;
}

/** Gets the requests of a file that have Kling make something; a test asks for nobody, so what it sends is none. */
export const generationsOf = perFile((file): readonly Generation[] => {
  if (file.isTest) return [];
  const requests = requestsOf(file).flatMap((request) => asSent(file, request) ?? []);
  const found = requests.flatMap((request) => generationAt(file, request));
  const sent = new Set(requests.flatMap(({ bodies }) => bodies.flatMap((body) => nodesOf(file, body))));
  const handed = payloadsOf(file).flatMap(({ node }): Generation[] => {
    const call = sent.has(node) ? null : callAround(file, node);
    if (!call || requests.some((request) => request.call === call)) return [];
    return [
      {
        call,
        context: null,
        node: call,
        prompts: promptSinksOf(file).filter((sink) => contains(node, sink.node)),
        media: mediaSinksOf(file).filter((sink) => contains(node, sink.node)),
        kinds: [],
        delegated: isDelegated(file, node, call),
        name: calledName(call) ?? '',
      },
    ];
  });
  return [...found, ...handed];
});

/** `new Request(…)` is sent by another call of the file, or its sender is not known. */
function asSent({ engine }: KlingFile, request: Request): Request | null {
  if (request.http?.prepares !== true) return request;
  const { call: built, context } = request;
  const sender = engine.structure.calls.find(
    (call) =>
      call !== built &&
      rowsAt(engine, 'http', call).some(({ row: { ports } }) =>
        portValues(engine, call, ports.url ?? '0', context).some((given) =>
          sameValues(engine, given).some(({ node, path }) => unwrap(node) === built && path.length === 0),
        ),
      ),
  );
  return sender ? { ...request, call: sender } : null;
}

function generationAt(file: KlingFile, request: Request): readonly Generation[] {
  if (request.method === 'GET' || request.method === 'DELETE') return [];
  const prompts = promptSinksIn(file, request);
  const media = mediaSinksIn(file, request);
  const routes = request.routes.filter((match) => match.use === 'call').map(({ route }) => route);
  const creates = routes.some((route) => route.creates);
  if (routes.length > 0 && !creates) return [];
  const sends = request.bodies.length > 0 || request.sdk !== null;
  if (!sends || (!creates && prompts.length === 0 && media.length === 0)) return [];
  return [
    {
      call: request.call,
      context: request.context,
      node: outermost(request),
      prompts,
      media,
      kinds: routes.filter((route) => route.creates).map(({ kind }) => kind),
      delegated: false,
      name: calledName(request.call) ?? '',
    },
  ];
}

/** Gets the call of the wrapper that says where a request goes, or the request itself. */
export function outermost({ call, context }: Pick<Request, 'call' | 'context'>): Node {
  let node: Node = call;
  for (let frame = context; frame; frame = frame.up) if (typeof frame.site !== 'string') node = frame.site;
  return node;
}

function nodesOf(file: KlingFile, body: Value): readonly Node[] {
  return objectsBehind(file.engine, body).map(({ node }) => node);
}

/** Gets the unknown call that a payload is handed to, when there is one. */
function callAround(file: KlingFile, payload: Node): CallNode | null {
  const { parent } = wrapped(payload);
  if (!isCall(parent) || parent.callee === payload) return null;
  const { engine } = file;
  return engine.functions.targets(parent, engine.functions.blocked).length === 0 &&
    !/^(?:log|info|warn|error|debug|stringify|parse|push|set|expect|toEqual|assign|freeze)$/u.test(
      calledName(parent) ?? '',
    )
    ? parent
    : null;
}

/** A body in the API's own words is only sent, and so is what a package gets. */
function isDelegated({ engine }: KlingFile, payload: Node, call: CallNode): boolean {
  const isBody =
    payload.type === 'ObjectExpression' &&
    payload.properties.some(
      (property) => property.type === 'Property' && keyName(property.key, property.computed) === 'model_name',
    );
  return !isBody && apisOf(engine, engine.at(call.callee)).every(({ address }) => isOwnModule(address));
}

/** `./studio.js#Studio`, `@/lib/studio#Studio`: a file of the project. */
function isOwnModule(address: string): boolean {
  return /^(?:\.{0,2}\/|[@~#]\/)/u.test(address);
}

/** Takes an answer about a request with a grain of salt where other code of the project may have done it. */
export function unlessDelegated({ delegated }: Pick<Generation, 'delegated'>, answer: Answer): Answer {
  return delegated && answer.kind === 'unmet'
    ? { kind: 'unknown', why: 'the code that it is handed to may do that' }
    : answer;
}

/** Gets the prompts that a caller has a part in; what should not be in the picture is none of them. */
export function callersPrompts(file: KlingFile, { prompts }: Generation): readonly PromptSink[] {
  return prompts.filter(
    ({ field, value }) => !field.includes('negative') && rootsOf(file, value, 0).some((root) => root.callers),
  );
}
