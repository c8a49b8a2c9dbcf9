/** Results: the URLs under which Kling serves what it made, in answers, callbacks, SDKs and helpers that wait for them. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import { isCall, isFunction, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { linksOf, trace, type Traced } from '../analysis/trace.js';
import { leftOut, type Origin, type Step, type Value } from '../analysis/value.js';
import { COPY_VERBS, hasWord, URL_WORDS, VIDEO_WORDS } from '../knowledge/index.js';
import {
  GATEWAY_RESULT_PATHS,
  namesKling,
  RESULT_CALLS,
  RESULT_HOLDERS,
  RESULT_URL,
  RESULT_URL_FIELDS,
} from '../knowledge/kling/index.js';
import { splitWords } from '../knowledge/words.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { requestsOf, type Request } from './requests.js';
import { describeOrigin } from './wording.js';

const HOLDERS = new Set<string>(RESULT_HOLDERS);
const URLS = new Set<string>(RESULT_URL_FIELDS);

/** Holds if a value is, or holds, the signed URL of a result. */
export function signedUrlsIn(file: KlingFile, value: Value, depth: number): boolean {
  return trace(file.engine, value, { derived: true, contents: depth }).found.some(
    ({ origin }) =>
      (origin.kind === 'literal' && RESULT_URL.test(origin.text ?? '')) || isResultPath(namesOf(origin)),
  );
}

/** A result URL found at the end of a value's way. */
export interface FoundResult {
  readonly traced: Traced;
  /** Where it comes from, in words for a message. */
  readonly how: string;
  /** The value holds the URL among other things that Kling answered. */
  readonly whole: boolean;
}

/** Steps after which a URL still leads to the same file. */
const KEEPS = new Set([
  'trim',
  'toString',
  'String',
  'valueOf',
  'toJSON',
  'URL',
  'normalize',
  'replace',
  'join',
  'stringify',
  'parse',
]);

function keepsUrl(step: Step): boolean {
  return step.encodes === 'json' || KEEPS.has(step.name);
}

/** Searches a value, and so many levels of what is in it, for result URLs. */
export function resultsIn(file: KlingFile, value: Value, contents = 0): readonly FoundResult[] {
  return search(file, value, contents, new Set());
}

function search(file: KlingFile, value: Value, contents: number, seen: Set<Value>): readonly FoundResult[] {
  if (seen.has(value) || seen.size > 12) return [];
  seen.add(value);
  const found = trace(file.engine, value, {
    derived: true,
    contents,
    stops: (step) => !keepsUrl(step),
  }).found;
  return found.flatMap((traced): readonly FoundResult[] => {
    const kind = kindOf(file, traced);
    if (kind) return [{ traced, how: howOf(file, traced.origin), whole: kind === 'whole' }];
    return stateValues(file, traced.origin).flatMap((set) =>
      search(file, set, contents, seen).map((inner) => ({
        ...inner,
        traced: { ...inner.traced, flow: traced.flow },
      })),
    );
  });
}

function howOf(file: KlingFile, origin: Origin): string {
  return origin.kind === 'literal' ? 'a literal' : describeOrigin(file, origin);
}

const NOT_RESULTS = new Set<Origin['kind']>([
  'object',
  'array',
  'instance',
  'nothing',
  'function',
  'class',
  'regexp',
  'literal',
  'caught',
]);

function kindOf(file: KlingFile, traced: Traced): 'url' | 'whole' | null {
  const { origin } = traced;
  if (origin.kind === 'literal') return RESULT_URL.test(origin.text ?? '') ? 'url' : null;
  if (NOT_RESULTS.has(origin.kind)) return null;
  const path = namesOf(origin);
  if (isResultPath(path)) return 'url';
  if (isResultWhole(path)) return 'whole';
  if (origin.kind !== 'call') return null;
  const answered = answeredBy(file, origin);
  if (answered) return kindOfAnswer(answered.request, answered.path);
  return isAwaitedUrl(file, traced) ? 'url' : null;
}

function namesOf(origin: Origin): readonly string[] {
  return origin.path.filter((segment) => leftOut(segment) === null);
}

/** `data.task_result.videos.0.url`, `data.0.outputs.0.url`. */
function isResultPath(path: readonly string[]): boolean {
  return URLS.has(path.at(-1) ?? '') && path.slice(0, -1).some((segment) => HOLDERS.has(segment));
}

/** `data.task_result`, one or all of its videos, one or all outputs: each holds the URL. */
function isResultWhole(path: readonly string[]): boolean {
  const named = path.filter((segment) => !/^(?:\d+|\*)$/u.test(segment));
  const last = named.at(-1);
  return (
    last === 'task_result' ||
    (last === 'outputs' && path.length > 0) ||
    (/^(?:videos|images|audios)$/u.test(last ?? '') && named.at(-2) === 'task_result')
  );
}

/** A request to Kling, and what is read of its answer. */
interface Answered {
  readonly request: Pick<Request, 'sdk' | 'method' | 'routes'>;
  readonly path: readonly string[];
}

/** Methods of a response that give its body. */
const BODIES = new Set(['json', 'text', 'body', 'toPromise']);

/** Gets the request to Kling whose answer an origin reads. */
function answeredBy(file: KlingFile, origin: Origin, depth = 0): Answered | null {
  const { node } = origin;
  if (!isCall(node) || depth > 4) return null;
  const path = namesOf(origin);
  const request = requestByCall(file).get(node);
  if (request) return { request, path };
  const asked = askedOfSdk(file, node);
  if (asked) return { request: asked, path };
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const method = keyName(callee.property, callee.computed) ?? '';
  if (!BODIES.has(method) && method !== 'url') return null;
  for (const receiver of sameOrigins(
    file.engine,
    file.engine.value(callee.object, [], origin.context, null),
  )) {
    const inner = receiver.kind === 'call' ? answeredBy(file, receiver, depth + 1) : null;
    if (inner) return { ...inner, path: [...inner.path, ...(method === 'url' ? ['url'] : []), ...path] };
  }
  return null;
}

const requestByCall = perFile(
  (file) => new Map<Node, Request>(requestsOf(file).map((request) => [request.call, request])),
);

/** A call that asks an SDK for the result of what was started before. */
function askedOfSdk(file: KlingFile, call: CallNode): Answered['request'] | null {
  const { engine } = file;
  const apis = apisOf(engine, engine.at(call.callee));
  const row = RESULT_CALLS.find((one) => apis.some((api) => api.address === one.api));
  if (!row) return null;
  const named =
    row.model === null ||
    portValues(engine, call, row.model, null).some((value) =>
      textsOf(engine, value).some((text) => namesKling(textWith(text, ''))),
    );
  return named ? { sdk: { kind: 'sdk', api: row.api, from: '' }, method: 'GET', routes: [] } : null;
}

/** Decides what a part of the answer to a request holds. */
function kindOfAnswer(
  { sdk, method, routes }: Answered['request'],
  path: readonly string[],
): 'url' | 'whole' | null {
  const named = path.filter((segment) => !/^\d+$/u.test(segment));
  const plain = named.join('.');
  if (GATEWAY_RESULT_PATHS.some((wanted) => plain === wanted || plain.endsWith(`.${wanted}`))) return 'url';
  if (sdk) {
    if (URLS.has(named.at(-1) ?? '')) return 'url';
    return isReplicate(sdk) && (named.length === 0 || plain === 'output') ? 'url' : null;
  }
  const isQuery =
    method !== 'POST' && routes.some((match) => match.use === 'read' || match.route.kind === 'tasks');
  return isQuery && named.every((segment) => segment === 'data' || segment === '*') ? 'whole' : null;
}

/** Replicate's output is the URL itself, or a file that stands for it. */
function isReplicate({ api }: { readonly api: string | readonly string[] }): boolean {
  return [api].flat().some((one) => one.startsWith('replicate#') && !one.endsWith('.create'));
}

/** Words of a name that say it waits for a result, or asks for one. */
const WAITS = new Set([
  'poll',
  'wait',
  'await',
  'until',
  'result',
  'results',
  'output',
  'status',
  'task',
  'complete',
  'completion',
]);

/** A helper of Kling's that can't be read, waits for a video, and gives its URL under such a name. */
function isAwaitedUrl(file: KlingFile, { origin, flow }: Traced): boolean {
  if (!isCall(origin.node) || file.engine.functions.targets(origin.node, null).length > 0) return false;
  const name = calledName(origin.node) ?? '';
  const words = splitWords(name);
  if (
    hasWord(COPY_VERBS, name) ||
    words.some((word) => /^(?:save|store|persist|copy|signed|presigned?)$/u.test(word))
  )
    return false;
  if (!words.some((word) => WAITS.has(word)) || !isOfKling(file, origin.node)) return false;
  const path = namesOf(origin).filter((segment) => !/^\d+$/u.test(segment));
  const last = path.at(-1);
  if (last !== undefined) return path.length <= 3 && isUrlOfVideo(last, path.length === 1);
  return linksOf(flow).some(
    ({ value }) =>
      value.node.type === 'Identifier' && value.path.length === 0 && isUrlOfVideo(value.node.name, false),
  );
}

function isUrlOfVideo(name: string, bare: boolean): boolean {
  return (
    (bare && name === 'url') ||
    (hasWord(URL_WORDS, name) && (hasWord(VIDEO_WORDS, name) || /result|output/iu.test(name)))
  );
}

/** The called thing, its module or its class name Kling. */
function isOfKling(file: KlingFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const text = callee.range[1] - callee.range[0] < 120 ? file.source.getText(callee) : '';
  if (namesKling(text)) return true;
  const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  return sameOrigins(file.engine, file.engine.at(root)).some((origin) => {
    const made =
      origin.kind === 'call' && isCall(origin.node) ? file.source.getText(unwrap(origin.node.callee)) : '';
    return namesKling(`${origin.module ?? ''} ${origin.name ?? ''} ${made.slice(0, 120)}`);
  });
}

/** Gets what a component puts into the state that an origin reads: `const [url, setUrl] = useState()`. */
function stateValues(file: KlingFile, origin: Origin): readonly Value[] {
  const { engine } = file;
  const { node } = origin;
  const [head, ...rest] = namesOf(origin);
  if (head !== '0' || !isCall(node) || !/^use(?:State|LocalStorage)$/u.test(calledName(node) ?? ''))
    return [];
  const { parent } = node;
  const setter =
    parent.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern' ? parent.id.elements[1] : null;
  const variable = setter?.type === 'Identifier' ? engine.variables.of(setter) : null;
  return (variable?.references ?? []).flatMap((reference) => {
    const use = (reference.identifier as Node).parent;
    const argument =
      use?.type === 'CallExpression' && use.callee === (reference.identifier as Node)
        ? use.arguments[0]
        : undefined;
    if (!argument || argument.type === 'SpreadElement') return [];
    const set = isFunction(argument) ? (engine.structure.returns.get(argument) ?? []) : [argument];
    return set.map((one) => engine.value(one, rest, null, engine.places(one, null)));
  });
}
