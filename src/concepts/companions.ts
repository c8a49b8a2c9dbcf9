/** Companions: which calls look at a prompt, ask for consent, write an audit entry or verify a callback. */
import { joinAddress } from '../analysis/addresses.js';
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName } from '../analysis/helper-names.js';
import type { CompanionKind, CompanionNameRow, CompanionOutcome } from '../analysis/rows.js';
import { keyName, literalText, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';
import { COMPANION_MAKERS, STANDING_BEFORE } from '../knowledge/index.js';
import { holdsPhrase } from '../knowledge/names.js';
import { splitWords } from '../knowledge/words.js';
import type { KlingFile } from './file.js';

/** A call that does what has to come before, as far as its library or its name tells. */
export interface Companion {
  readonly call: CallNode;
  readonly outcome: CompanionOutcome;
  /** It gives a promise; not known of a helper by name. */
  readonly async: boolean;
  /** What it looks at. */
  readonly subjects: readonly Value[];
  /** It runs the function at this position only when all is well. */
  readonly around: string | null;
  readonly byName: boolean;
  /** Its name says that it throws at once: `assertAllowed`, `moderateSync`. Others may have to be waited for. */
  readonly asserts?: boolean;
}

/** Verbs of helpers that only tell. */
const TELLING = new Set([
  'is',
  'has',
  'contains',
  'includes',
  'should',
  'can',
  'may',
  'did',
  'detect',
  'get',
  'find',
  'fetch',
  'load',
  'lookup',
  'query',
  'classify',
  'analyze',
  'analyse',
  'evaluate',
  'test',
  'some',
  'every',
  'match',
  'exec',
]);

/** Verbs of helpers that throw. */
const ASSERTING = new Set([
  'assert',
  'ensure',
  'require',
  'enforce',
  'validate',
  'verify',
  'check',
  'guard',
  'reject',
  'block',
  'refuse',
  'expect',
  'must',
]);

/** Methods of promises, lists and functions, whatever they are called on. */
const PLAIN_METHODS = new Set([
  'then',
  'catch',
  'finally',
  'push',
  'toString',
  'bind',
  'call',
  'apply',
  'map',
  'forEach',
]);

/** Gets the companion that a call is; null for a function of the file, which is judged by its body. */
export function companionAt(
  file: KlingFile,
  call: CallNode,
  kinds: readonly CompanionKind[],
  context: Context | null,
): Companion | null {
  return byRow(file, call, kinds, context) ?? byName(file, call, kinds, context);
}

function byRow(
  file: KlingFile,
  call: CallNode,
  kinds: readonly CompanionKind[],
  context: Context | null,
): Companion | null {
  const { engine } = file;
  const row = rowsAt(engine, 'companion', call, context).find((one) =>
    kinds.includes(one.row.companion),
  )?.row;
  if (!row) return null;
  const ports = row.subject === undefined ? ['0..'] : [row.subject].flat();
  return {
    call,
    outcome: row.outcome,
    async: row.async === true,
    subjects: ports.flatMap((port) => portValues(engine, call, port, context)),
    around: row.around ?? null,
    byName: false,
  };
}

function byName(
  file: KlingFile,
  call: CallNode,
  kinds: readonly CompanionKind[],
  context: Context | null,
): Companion | null {
  if (call.type === 'NewExpression') return null;
  const { engine } = file;
  const names = chainOf(call);
  if (names.length === 0 || PLAIN_METHODS.has(names.at(-1) ?? '')) return null;
  const row = nameRow(file, names, kinds, false);
  if (!row || isKnown(file, call, context) || engine.functions.targets(call, context).length > 0) return null;
  const callee = unwrap(call.callee);
  const receiver = callee.type === 'MemberExpression' ? [engine.value(callee.object, [], context, null)] : [];
  const words = splitWords(names.at(-1) ?? '');
  const [verb = ''] = words;
  return {
    call,
    outcome: row.outcome === 'either' && TELLING.has(verb) ? 'verdict' : row.outcome,
    async: false,
    subjects: [...portValues(engine, call, '0..', context), ...receiver],
    around: null,
    byName: true,
    asserts: ASSERTING.has(verb) || words.at(-1) === 'sync',
  };
}

/** What a row or the language knows otherwise is not believed by its name; a bare name without import may be anybody's. */
function isKnown(file: KlingFile, call: CallNode, context: Context | null): boolean {
  const { engine } = file;
  return apisOf(engine, engine.value(call.callee, [], context, null)).some(
    ({ address }) =>
      (address.startsWith('global#') && address.includes('.')) ||
      engine.models.find('step', address).length > 0 ||
      engine.models.find('check', address).length > 0,
  );
}

/** Gets the row that a name fits, given as what is read from what: `this.audit.log` is this, audit, log. */
export function nameRow(
  file: KlingFile,
  names: readonly string[],
  kinds: readonly CompanionKind[],
  value: boolean,
): CompanionNameRow | null {
  const words = names.flatMap(splitWords);
  const last = splitWords(names.at(-1) ?? '').at(-1) ?? '';
  if (!value && COMPANION_MAKERS.includes(last)) return null;
  const holds = (phrases: readonly string[]): boolean => holdsPhrase(words, phrases);
  return (
    file.engine.models.companionNames.find(
      (row) =>
        kinds.includes(row.companion) &&
        (row.value === true) === value &&
        holds(row.verbs) &&
        (row.nouns.length === 0 || holds(row.nouns)) &&
        !holds(row.not ?? []),
    ) ?? null
  );
}

/** Methods whose first argument says what they are done to: `knex('audit_log').insert`, `db.insert(auditLog)`. */
const NAMED_BY_ARGUMENT = new Set([
  'from',
  'into',
  'insert',
  'collection',
  'table',
  'model',
  'getRepository',
  'query',
  'execute',
  'publish',
  'emit',
]);

/** Gets the names in what a call calls, outermost object first. */
export function chainOf(call: CallNode): readonly string[] {
  const names: string[] = [];
  let current: Node = unwrap(call.callee);
  let within: CallNode | null = call;
  for (let count = 0; count < 16; count++) {
    if (current.type === 'MemberExpression') {
      const name = keyName(current.property, current.computed);
      if (name === null) break;
      names.unshift(name.replace(/^#/u, ''));
      if (within && NAMED_BY_ARGUMENT.has(name)) names.unshift(...tableNames(within));
      current = unwrap(current.object);
      within = null;
    } else if (current.type === 'CallExpression') {
      within = current;
      current = unwrap(current.callee);
    } else {
      if (current.type === 'Identifier') {
        names.unshift(current.name);
        if (within && within !== call) names.unshift(...tableNames(within));
      }
      break;
    }
  }
  return names;
}

function tableNames(call: CallNode): readonly string[] {
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement') return [];
  const inner = unwrap(first);
  if (inner.type === 'Identifier') return [inner.name];
  const text =
    inner.type === 'TemplateLiteral' ? (inner.quasis[0]?.value.cooked ?? null) : literalText(inner);
  if (text === null) return [];
  const table = /^\s*insert\s+into\s+["'`]?([\w.]+)/iu.exec(text);
  if (table?.[1] !== undefined) return [table[1]];
  return /^[\w.-]{1,40}$/u.test(text) ? [text] : [];
}

/** Methods that read a field by its name. */
const READING = new Set(['get', 'getAll', 'input', 'param', 'query', 'header', 'getNodeParameter']);

/**
 * Gets the names of an expression that is tested: `user.likenessConsent` is user and likenessConsent, and
 * `cookies.get('consent')` is cookies and consent. That a field is one of a form says nothing of it.
 */
export function namesOfValue({ node, path }: Pick<Value, 'node' | 'path'>): readonly string[] {
  const names: string[] = path.filter((segment) => leftOut(segment) === null && segment !== '*');
  let current: Node = unwrap(node);
  const [field] = current.type === 'CallExpression' ? current.arguments : [];
  const text = field ? literalText(field) : null;
  if (current.type === 'CallExpression' && text !== null && READING.has(calledName(current) ?? '')) {
    names.unshift(text);
    const callee = unwrap(current.callee);
    current = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (current.type === 'Identifier' && /^form(?:data)?$/iu.test(current.name)) return names;
  }
  for (let count = 0; count < 16; count++) {
    if (current.type === 'MemberExpression') {
      const name = keyName(current.property, current.computed);
      if (name !== null) names.unshift(name.replace(/^#/u, ''));
      current = unwrap(current.object);
    } else {
      if (current.type === 'Identifier') names.unshift(current.name);
      break;
    }
  }
  return names;
}

/** Holds if an expression is, or a call makes, something that stands before a handler and goes by such a name. */
export function isNamedCompanion(file: KlingFile, node: Node, kinds: readonly CompanionKind[]): Node | null {
  const inner = unwrap(node);
  const isMade = inner.type === 'CallExpression' || inner.type === 'NewExpression';
  const named = isMade ? unwrap(inner.callee) : inner;
  if (named.type !== 'Identifier' && named.type !== 'MemberExpression') return null;
  const { engine } = file;
  const value = engine.at(named);
  if (sameOrigins(engine, value).some(({ kind }) => kind === 'function' || kind === 'class')) return null;
  const byAddress = apisOf(engine, value).some(({ address }) =>
    engine.models
      .find('companion', inner.type === 'NewExpression' ? joinAddress(address, 'new()') : address)
      .some((row) => kinds.includes(row.companion)),
  );
  const names = namesOfValue({ node: named, path: [] });
  const isNamed = [names, names.map(withoutRole)].some((own) => nameRow(file, own, kinds, false) !== null);
  return byAddress || isNamed ? inner : null;
}

/** `auditMiddleware` and `AuditInterceptor` do before a handler what `audit` does. */
function withoutRole(name: string): string {
  const words = splitWords(name);
  return (STANDING_BEFORE.includes(words.at(-1) ?? '') ? words.slice(0, -1) : words).join(' ');
}
