/** Request input: what a caller typed, where it goes to Kling as it came, and what has cleaned it on the way. */
import { isCall, type Node } from '../analysis/syntax.js';
import { trace, type Traced } from '../analysis/trace.js';
import type { Origin, Step, Value } from '../analysis/value.js';
import { handlerParts, isCallers } from './callers.js';
import type { KlingFile } from './file.js';
import { inputFacts } from './input-checks.js';
import { promptSinksOf } from './prompts.js';
import { requestsOf, type Request } from './requests.js';
import { safeguardOf } from './safeguards.js';

/** A place where text goes to Kling that may hold request input. */
export interface InputSink {
  readonly node: Node;
  readonly value: Value;
  /** The field of the body; null for a part of the URL's path. */
  readonly field: string | null;
  /** The request of an SDK that takes it. */
  readonly sdk: Request | null;
}

/** What reaches a sink. */
export interface InputAnswer {
  /** Request input that nothing has cleaned. */
  readonly raw: Traced | null;
  /** What has cleaned request input. */
  readonly cleaned: Node | null;
  /** Why it may have been cleaned all the same. */
  readonly doubt: string | null;
}

/** Gets the prompts, and the parts of paths of Kling's URLs, that a file sends. */
export function inputSinksOf(file: KlingFile): readonly InputSink[] {
  const prompts = promptSinksOf(file).map(({ node, value, field, sdk }) => ({ node, value, field, sdk }));
  return [...prompts, ...requestsOf(file).flatMap(pathParts)];
}

/** Gets what fills the holes in the path of a request's URL; what is in front of them is its base. */
function pathParts({ targets }: Request): readonly InputSink[] {
  return targets.flatMap(({ pieces }) => {
    const parts: InputSink[] = [];
    let before = '';
    for (const piece of pieces) {
      if (before.includes('?') || before.includes('#')) break;
      if (piece.kind === 'text') before += piece.text;
      else {
        const value = piece.at ?? piece.value;
        if (before !== '' && !piece.encoded && !/^[a-z]+:\/\/[^/]*$/iu.test(before))
          parts.push({ node: value.node, value, field: null, sdk: null });
        before += before === '' ? 'base/' : '-';
      }
    }
    return parts;
  });
}

/** Facts after which a text holds nothing but what is allowed. */
const CLEAN = new Set(['sanitized', 'known-value', 'pattern', 'masked']);

/** Searches a sink for request input, up to what cleans it. */
export function inputIn(file: KlingFile, sink: InputSink): InputAnswer {
  let cleaned: Node | null = null;
  let doubt: string | null = null;
  const own = sink.sdk && safeguardOf(file, sink.sdk, 'sanitizing');
  const found = trace(file.engine, sink.value, {
    derived: true,
    barrier: (value) => {
      const facts = file.engine.facts.about(value);
      const fact = facts.find((one) => CLEAN.has(one.name));
      if (facts.some((one) => one.name === 'schema' && one.believed))
        doubt = 'a helper of another file checks what it comes from';
      if (fact && holdsInput(file, value)) cleaned ??= fact.node;
      return fact !== undefined;
    },
    stops: (step) => {
      if (!cleans(file, step, sink)) return false;
      cleaned ??= step.node;
      return true;
    },
  }).found.filter(({ origin }) => {
    if (!isRequestInput(file, origin)) return false;
    const fact = inputFacts(file, origin).find(({ name }) => CLEAN.has(name));
    if (fact) cleaned ??= fact.node;
    return !fact;
  });
  const raw = found[0] ?? null;
  if (raw && own?.kind === 'met') return { raw: null, cleaned: own.by, doubt: null };
  if (own?.kind === 'unknown') return { raw, cleaned, doubt: own.why };
  return { raw, cleaned, doubt };
}

function holdsInput(file: KlingFile, value: Value): boolean {
  return trace(file.engine, value, { derived: true }).found.some(({ origin }) =>
    isRequestInput(file, origin),
  );
}

/** Holds if an origin is filled by a request: input of a handler, not the parameter of any function. */
function isRequestInput(file: KlingFile, origin: Origin): boolean {
  if (!isCallers(file, origin)) return false;
  return (
    origin.kind === 'call' || (origin.function !== undefined && handlerParts(file, origin.function) !== null)
  );
}

/** A class of characters that is replaced; in a path also an encoding. */
function cleans(file: KlingFile, step: Step, sink: InputSink): boolean {
  if (sink.field === null && step.encodes === 'uri-component' && step.name !== 'encodeURI') return true;
  if (step.name !== 'replace' && step.name !== 'replaceAll') return false;
  const [pattern] = isCall(step.node) ? step.node.arguments : [];
  if (!pattern || pattern.type === 'SpreadElement') return false;
  return (
    file.engine.shape(file.engine.at(pattern)).kind === 'either' &&
    regularExpressions(file, pattern).some(isClass)
  );
}

function regularExpressions(file: KlingFile, pattern: Node): readonly string[] {
  return trace(file.engine, file.engine.at(pattern), { derived: false }).found.flatMap(({ origin }) =>
    origin.node.type === 'Literal' && 'regex' in origin.node ? [origin.node.regex.pattern] : [],
  );
}

/** `[^\w ]`, `\p{C}`, `[\x00-\x1f<>]` and `\W`; white space alone is none. */
function isClass(pattern: string): boolean {
  return /\[[^\]]{2}|\\[pP]\{|\\W|\\[xu][\da-fA-F{]/u.test(
    pattern.replaceAll(/\[(?:\\[srnt]| ){1,8}\]/gu, ''),
  );
}
