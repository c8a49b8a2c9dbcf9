/** Own copies: the calls after which a file that Kling made is in the team's own store, too. */
import { calledName } from '../analysis/helper-names.js';
import {
  contains,
  functionOf,
  isCall,
  keyName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import { COPY_VERBS, FETCH_WORDS, FILE_PLACES, hasWord, KEEP_VERBS } from '../knowledge/index.js';
import type { KlingFile } from './file.js';
import { isDoneBefore, isDoneWithin } from './order.js';
import { perFile } from './per-file.js';
import { allRequestsOf } from './requests.js';
import { resultsIn } from './results.js';
import { storeWritesOf } from './stores.js';

/** How many calls of the file are looked through for one copy. */
const MAX_DEPTH = 3;

/** Gets the calls that make an own copy of a result. */
export const copiesOf = perFile((file): readonly CallNode[] => {
  const keeps = keepsOf(file);
  if (keeps.length === 0) return [];
  const fetches = fetchesOf(file);
  return keeps
    .flatMap(({ call, fetching }): readonly CallNode[] => {
      if (fetching && takesResult(file, call)) return [call];
      return fetches.some((fetched) => sharesFunction(fetched, call)) ? [call] : [];
    })
    .concat(file.engine.structure.calls.filter((call) => copiesInside(file, call)));
});

/** Gets the copy that is made on every way to a place, in its function or before each call of that, or null. */
export function copyBefore(file: KlingFile, place: Node, depth = 0): CallNode | null {
  const copy = copiesOf(file).find((call) => isDoneBefore(file.engine, call, place));
  if (copy || depth > 1) return copy ?? null;
  const home = functionOf(place);
  if (!home) return null;
  const { sites, exposed } = file.engine.functions.usesOf(home);
  if (exposed || sites.length === 0) return null;
  const found = sites.map((site) => copyBefore(file, site, depth + 1));
  return found.every((one) => one !== null) ? (found[0] ?? null) : null;
}

/** A call that keeps a file; `fetching`: it may be given the URL. */
interface Keep {
  readonly call: CallNode;
  readonly fetching: boolean;
}

const keepsOf = perFile((file): readonly Keep[] => {
  const rows = storeWritesOf(file).flatMap((write): readonly Keep[] =>
    write.holds === 'bytes' && write.call
      ? [{ call: sentBy(write.call), fetching: write.row?.fetches === true }]
      : [],
  );
  const known = new Set<Node>(rows.map(({ call }) => call));
  const named = file.engine.structure.calls
    .filter((call) => !known.has(call) && isKeeperByName(file, call))
    .map((call) => ({ call, fetching: true }));
  return [...rows, ...named];
});

/** A command is carried out by the call that it is given to. */
function sentBy(call: CallNode): CallNode {
  const { parent } = wrapped(call);
  return call.type === 'NewExpression' &&
    isCall(parent) &&
    parent.arguments.some((argument) => argument === wrapped(call))
    ? parent
    : call;
}

/** A helper that can't be read and says that it keeps files. */
function isKeeperByName(file: KlingFile, call: CallNode): boolean {
  const name = calledName(call);
  if (name === null || call.type === 'NewExpression' || call.arguments.length === 0) return false;
  if (file.engine.functions.targets(call, null).length > 0) return false;
  return isKeeper(call);
}

/** Holds if the name of a call says that it keeps files. */
export function isKeeper(call: CallNode): boolean {
  const name = calledName(call);
  if (name === null) return false;
  if (hasWord(COPY_VERBS, name))
    return !/^(?:get|create|build|make|is|has|on|set)[A-Z]|(?:Status|Progress|Link)$/u.test(name);
  return hasWord(KEEP_VERBS, name) && [name, ...receivers(call)].some((one) => hasWord(FILE_PLACES, one));
}

function receivers(call: CallNode): readonly string[] {
  const names: string[] = [];
  let current = unwrap(call.callee);
  for (
    let count = 0;
    count < 6 && (current.type === 'MemberExpression' || current.type === 'CallExpression');
    count++
  ) {
    if (current.type === 'CallExpression') current = unwrap(current.callee);
    else {
      if (count > 0) names.push(keyName(current.property, current.computed) ?? '');
      current = unwrap(current.object);
    }
  }
  return current.type === 'Identifier' ? [...names, current.name] : names;
}

/** Gets the calls that fetch what a result URL leads to, and not only its headers: requests, and helpers that make them. */
const fetchesOf = perFile((file): readonly CallNode[] => {
  const gets = allRequestsOf(file).filter(({ method }) => method !== 'HEAD');
  const direct = gets
    .filter(({ url }) => url !== null && resultsIn(file, url).length > 0)
    .map(({ call }) => call);
  const helpers = file.engine.structure.calls.filter((call) => {
    const targets = file.engine.functions.targets(call, null);
    const fetching =
      targets.length > 0
        ? targets.every((target) => gets.some((get) => contains(target, get.call)))
        : hasWord(FETCH_WORDS, calledName(call) ?? '');
    return fetching && takesResult(file, call);
  });
  return [...direct, ...helpers];
});

function takesResult(file: KlingFile, call: CallNode): boolean {
  return call.arguments.some(
    (argument) =>
      argument.type !== 'SpreadElement' && resultsIn(file, file.engine.at(argument), 2).length > 0,
  );
}

/** Holds if one function, or one inside it, holds both. */
function sharesFunction(one: Node, other: Node): boolean {
  for (let home = functionOf(one); home; home = functionOf(home)) if (contains(home, other)) return true;
  return functionOf(one) === null && functionOf(other) === null;
}

/** Holds if a call of a function of the file, given a result, fetches and keeps it. */
function copiesInside(file: KlingFile, call: CallNode): boolean {
  const targets = file.engine.functions.targets(call, null);
  return targets.length > 0 && targets.every((target) => copies(file, target, 0)) && takesResult(file, call);
}

function copies(file: KlingFile, target: FunctionNode, depth: number): boolean {
  const inside = keepsOf(file).filter(
    ({ call }) => contains(target, call) && isDoneWithin(file.engine, call, target),
  );
  if (inside.some(({ fetching }) => fetching)) return true;
  const fetched = allRequestsOf(file).some(({ call, method }) => method !== 'HEAD' && contains(target, call));
  if (inside.length > 0 && fetched) return true;
  if (depth >= MAX_DEPTH) return false;
  return file.engine.structure.calls.some((call) => {
    if (!contains(target, call) || !isDoneWithin(file.engine, call, target)) return false;
    const next = file.engine.functions.targets(call, null);
    return (
      next.length > 0 &&
      next.every((one) => one !== target && (copies(file, one, depth + 1) || (fetched && keeps(file, one))))
    );
  });
}

/** Holds if a function keeps what it is given. */
function keeps(file: KlingFile, target: FunctionNode): boolean {
  return keepsOf(file).some(({ call }) => contains(target, call) && isDoneWithin(file.engine, call, target));
}
