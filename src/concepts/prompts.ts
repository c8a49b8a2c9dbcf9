/** Prompts: the texts that a Kling request asks a video of, how long they can be, and how long they may be. */
import { keyOf } from '../analysis/keys.js';
import { Lengths, type Length, type Trail } from '../analysis/lengths.js';
import type { Node } from '../analysis/syntax.js';
import type { Origin, Value } from '../analysis/value.js';
import {
  GATEWAYS,
  type Gateway,
  LONG_PROMPT_LIMIT,
  PROMPT_LIMIT,
  promptLimit,
  ROUTES,
  SHOT_PROMPT_LIMIT,
  type PromptField,
  type Route,
} from '../knowledge/kling/index.js';
import { portValues } from '../analysis/ports.js';
import { isCallers } from './callers.js';
import { inputFacts } from './input-checks.js';
import { fieldValues, type FieldValue } from './fields.js';
import type { KlingFile } from './file.js';
import { payloadsOf } from './payloads.js';
import { modelsOf, requestsOf, type Request } from './requests.js';
import { perFile, perItem } from './per-file.js';
import { checksInput } from './safeguards.js';

/** One text that goes out as a prompt. */
export interface PromptSink {
  /** The place to speak of: the text at its field, or the call that sends a caller's whole body. */
  readonly node: Node;
  readonly value: Value;
  /** The field's path in the body. */
  readonly field: string;
  /** Most UTF-16 units that the route takes. */
  readonly limit: number;
  /** The field comes with a whole that somebody else filled. */
  readonly opaque: boolean;
  /** Where that whole comes from. */
  readonly whole: Origin | null;
  /** The request of an SDK that takes it. */
  readonly sdk: Request | null;
}

/** Fields that hold prompts when the route is not known. */
const ANY_ROUTE: readonly PromptField[] = distinctFields([
  ...GATEWAYS.flatMap((gateway: Gateway) => gatewayFields(gateway)),
  ...ROUTES.filter((route: Route) => route.creates).flatMap((route: Route) => route.prompts),
]);

const lengthsOf = perFile(
  (file) =>
    new Lengths(
      file.engine,
      (origin) => isCallers(file, origin),
      (origin) => inputFacts(file, origin),
    ),
);

/** Gets the prompts that a file sends to Kling. */
export const promptSinksOf = perFile((file): readonly PromptSink[] =>
  distinctSinks([
    ...requestsOf(file).flatMap((request) => promptSinksIn(file, request)),
    ...payloadsOf(file).flatMap((payload) => bodySinks(file, payload.body, payload.node, [], payload.models)),
  ]),
);

/** Gets how long a prompt can be where it is sent. */
export function promptLength(file: KlingFile, sink: PromptSink): Length {
  const length = lengthsOf(file).of(sink.value);
  const isWritten = length.kind === 'at-most' && length.known;
  if (sink.sdk && !isWritten && checksInput(file, sink.sdk))
    return { kind: 'at-most', limit: sink.limit, by: sink.sdk.call, trail: null, known: false };
  if (length.kind !== 'unbounded') return length;
  if (sink.whole && !isCallers(file, sink.whole))
    return { kind: 'unknown', why: 'the whole that it comes with is not known' };
  if (!wholeWasChecked(file, length.trail)) return length;
  return { kind: 'unknown', why: 'a helper of another file checks the whole that it comes from' };
}

/** Holds if the object that the text is read from went through a helper that can't be read and is called a validator. */
function wholeWasChecked(file: KlingFile, trail: Trail): boolean {
  const { engine } = file;
  for (let link: Trail | null = trail; link; link = link.next) {
    const { node, path, context, places } = link.value;
    for (let length = 0; length < path.length; length++) {
      const whole = engine.value(node, path.slice(0, length), context, places);
      const facts = engine.facts.aboutKey(keyOf(engine, whole), places?.place ?? node);
      if (facts.some((fact) => fact.name === 'schema' && fact.believed)) return true;
    }
  }
  return false;
}

/** Gets the last link of a way back, where the origin is known. */
export function endOf(trail: Trail): Trail {
  let current = trail;
  while (current.next) current = current.next;
  return current;
}

/** Gets the prompts that one request sends. */
export const promptSinksIn = perItem((file, request: Request): readonly PromptSink[] => {
  if (request.sdk) return sdkSinks(file, request);
  if (request.method === 'GET') return [];
  const routes = request.routes.filter((match) => match.use === 'call').map((match) => match.route);
  const fields = request.gateway ? gatewayFields(request.gateway) : routes.flatMap((route) => route.prompts);
  return request.bodies.flatMap((body) => bodySinks(file, body, request.call, fields, modelsOfUrl(request)));
});

/** Gateways pass prompts on as they are, so the model's own limit holds. */
function gatewayFields(gateway: Gateway): readonly PromptField[] {
  return gateway.prompts.map((path) => ({ path, limit: PROMPT_LIMIT, longLimit: LONG_PROMPT_LIMIT }));
}

function modelsOfUrl(request: Request): readonly string[] {
  return request.targets.flatMap((target) => target.segments.filter((segment) => segment !== null));
}

function sdkSinks(file: KlingFile, request: Request): readonly PromptSink[] {
  const ports = [request.sdk?.prompt ?? []].flat();
  return ports.flatMap((port) => {
    const [base = '0', ...path] = port.split('.');
    const field = path.join('.');
    const limit = limitOf(file, port.includes('multi_prompt') ? SHOT_PROMPT_LIMIT : PROMPT_LIMIT);
    const mayBeOpaque = MAIN_FIELDS.has(field);
    return portValues(file.engine, request.call, base, request.context).flatMap((whole) =>
      path.length === 0
        ? [{ node: whole.node, value: whole, field: port, limit, opaque: false, whole: null, sdk: request }]
        : fieldValues(file.engine, whole, field, request.call).flatMap((found) =>
            sinkOf(found, request.call, field, limit, mayBeOpaque, request),
          ),
    );
  });
}

function bodySinks(
  file: KlingFile,
  body: Value,
  place: Node,
  known: readonly PromptField[],
  models: readonly string[],
): readonly PromptSink[] {
  const { engine } = file;
  const fields = known.length > 0 ? distinctFields(known) : ANY_ROUTE;
  const named = [...models, ...modelsOf(engine, body, place)];
  return fields.flatMap((field) => {
    const most = Math.max(
      ...(named.length > 0 ? named : [undefined]).map((model) => promptLimit(field, model)),
    );
    const limit = limitOf(file, most);
    const main = known.length > 0 && MAIN_FIELDS.has(field.path);
    return fieldValues(engine, body, field.path, place).flatMap((found) =>
      sinkOf(found, place, field.path, limit, main),
    );
  });
}

/** The fields that a whole body of a caller's certainly brings along. */
const MAIN_FIELDS = new Set(['prompt', 'contents.*.text', 'input.prompt']);

function sinkOf(
  found: FieldValue,
  place: Node,
  field: string,
  limit: number,
  mayBeOpaque: boolean,
  sdk: Request | null = null,
): readonly PromptSink[] {
  const { node, value, origin } = found;
  if (node) return [{ node, value, field, limit, opaque: false, whole: null, sdk }];
  return mayBeOpaque ? [{ node: place, value, field, limit, opaque: true, whole: origin, sdk }] : [];
}

/** The team's own limit replaces that of whole prompts, not that of shots, which is far shorter. */
function limitOf(file: KlingFile, limit: number): number {
  return file.settings.promptLimit !== null && limit >= PROMPT_LIMIT ? file.settings.promptLimit : limit;
}

function distinctFields(fields: readonly PromptField[]): readonly PromptField[] {
  const byPath = new Map<string, PromptField>();
  for (const field of fields) {
    const known = byPath.get(field.path);
    if (!known || promptLimit(field) > promptLimit(known)) byPath.set(field.path, field);
  }
  return [...byPath.values()];
}

function distinctSinks(sinks: readonly PromptSink[]): readonly PromptSink[] {
  const seen = new Set<string>();
  return sinks.filter((sink) => {
    const places = [sink.node, sink.whole?.node ?? sink.node].map(({ range }) => String(range[0]));
    const key = `${String(sink.value.id)} ${String(sink.limit)} ${places.join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
