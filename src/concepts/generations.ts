/** Generations: the requests that have Kling make something, and the place where the file asks for them. */
import { calledName } from '../analysis/helper-names.js';
import { contains, isCall, wrapped, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { RouteKind } from '../knowledge/kling/index.js';
import { objectsBehind } from './fields.js';
import type { KlingFile } from './file.js';
import { mediaSinksIn, mediaSinksOf, type MediaSink } from './media.js';
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
  /** Names that say what it is for where no route does: that of the method called. */
  readonly name: string;
}

/** Gets the requests of a file that have Kling make something. */
export const generationsOf = perFile((file): readonly Generation[] => {
  const requests = requestsOf(file).filter((request) => !isOnlyBuilt(request));
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
        name: calledName(call) ?? '',
      },
    ];
  });
  return [...found, ...handed];
});

/** `new Request(…)` is sent by another call. */
function isOnlyBuilt({ http }: Request): boolean {
  return http?.prepares === true;
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

/** Gets the prompts that a caller has a part in; what should not be in the picture is none of them. */
export function callersPrompts(file: KlingFile, { prompts }: Generation): readonly PromptSink[] {
  return prompts.filter(
    ({ field, value }) => !field.includes('negative') && rootsOf(file, value, 0).some((root) => root.callers),
  );
}
