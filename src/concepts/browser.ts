/** Code that browsers receive, and what it shows of credentials; and answers of handlers that do the same. */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf } from '../analysis/callee.js';
import { mayBeNamed } from '../analysis/described.js';
import {
  functionOf,
  isCall,
  keyName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { handlerParts } from './callers.js';
import type { KlingFile } from './file.js';
import { signRow } from './signing.js';

/** Globals that only browsers have. */
const BROWSER_GLOBALS = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator']);

/** Holds if a file is sent to browsers: it says so, or it is a component with state or events, or it uses the page. */
export function isBrowserFile(file: KlingFile): boolean {
  const { program } = file.engine.structure;
  const directives = program.body.flatMap((statement) =>
    statement.type === 'ExpressionStatement' && statement.directive !== undefined
      ? [statement.directive]
      : [],
  );
  if (directives.includes('use server') || directives.includes('server-only')) return false;
  if (directives.includes('use client')) return true;
  if (/\.(?:vue|svelte)$/u.test(file.filename)) return true;
  return usesHooks(file) || rendersWithEvents(file) || usesPage(file);
}

/** Libraries whose hooks run in browsers only, and those hooks: for state and effects. */
const HOOK_LIBRARIES = new Set(['react', 'preact/hooks', 'solid-js', 'vue']);
const HOOKS = new Set([
  'useState',
  'useEffect',
  'useLayoutEffect',
  'useReducer',
  'useRef',
  'useCallback',
  'useTransition',
  'createSignal',
  'createEffect',
  'onMounted',
  'ref',
]);

function usesHooks(file: KlingFile): boolean {
  return file.engine.structure.calls.some(
    (call) =>
      call.type === 'CallExpression' &&
      mayBeNamed(file.engine, call, HOOKS) &&
      apisOf(file.engine, file.engine.at(call.callee)).some(({ address }) => {
        const [module = '', name = ''] = address.split('#');
        return HOOK_LIBRARIES.has(module) && HOOKS.has(name);
      }),
  );
}

function rendersWithEvents(file: KlingFile): boolean {
  return file.engine.structure.jsx.some(
    (attribute) => attribute.name.type === 'JSXIdentifier' && /^on[A-Z]/u.test(attribute.name.name),
  );
}

/** Code that reads the page, and not only to find out whether there is one. */
function usesPage(file: KlingFile): boolean {
  return file.engine.structure.members.some(
    (member) =>
      member.object.type === 'Identifier' &&
      BROWSER_GLOBALS.has(member.object.name) &&
      file.engine.variables.of(member.object) === null &&
      !isGuarded(member),
  );
}

function isGuarded(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (
      current.type === 'IfStatement' ||
      current.type === 'ConditionalExpression' ||
      current.type === 'UnaryExpression'
    )
      return true;
  }
  return false;
}

/** One value that a handler answers with. */
export interface Answer {
  readonly value: Value;
  readonly node: Node;
}

/** Gets what the handlers of a file answer: arguments of the answering methods, and what they return. */
export function answersOf(file: KlingFile): readonly Answer[] {
  const { engine } = file;
  const answers: Answer[] = [];
  for (const call of engine.structure.calls) {
    const [argument] = call.arguments;
    if (argument && argument.type !== 'SpreadElement' && sendsFirst(file, call))
      answers.push({ value: engine.at(argument), node: argument });
  }
  for (const { operator, left, right } of engine.structure.assignments) {
    if (operator === '=' && left.type === 'MemberExpression' && respondsBy(file, left, (path) => [path]))
      answers.push({ value: engine.at(right), node: right });
  }
  for (const target of engine.structure.functions) {
    const parts = handlerParts(file, target);
    if (parts?.respond?.includes('return') !== true && !isNestHandler(target)) continue;
    for (const result of engine.structure.returns.get(target) ?? []) {
      const inner = unwrap(result);
      if (!isCall(inner) || signRow(file, inner, null) || engine.functions.targets(inner, null).length > 0)
        answers.push({ value: engine.at(result), node: result });
    }
  }
  return answers;
}

const RESPONSE_MAKERS =
  /^(?:global#Response\.json|next\/server#NextResponse\.json|@sveltejs\/kit#json|(?:@remix-run\/\w+|react-router)#(?:json|data))$/u;
const RESPONSE_CONSTRUCTORS = /^(?:global#Response|next\/server#NextResponse)(?:\.new\(\))?$/u;

/** The names that those go by. */
const RESPONSES = new Set(['json', 'data', 'Response', 'NextResponse']);

/** Holds if a call sends its first argument to whoever asked. */
function sendsFirst(
  file: KlingFile,
  call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>,
): boolean {
  const { engine } = file;
  if (
    mayBeNamed(engine, call, RESPONSES) &&
    apisOf(engine, engine.at(call.callee)).some((api) =>
      (call.type === 'NewExpression' ? RESPONSE_CONSTRUCTORS : RESPONSE_MAKERS).test(api.address),
    )
  )
    return true;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  return respondsBy(file, callee, (path) => [`${path}()`, `${withoutStatus(path)}()`]);
}

/** Holds if the way from a handler's parameter to a member, spelt in one of these ways, is one by which it answers. */
function respondsBy(
  file: KlingFile,
  member: TSESTree.MemberExpression,
  spelt: (path: string) => readonly string[],
): boolean {
  const path = pathFrom(member);
  const owner = path && ownerOf(file, member, path.root);
  if (!path || !owner) return false;
  const wanted = spelt([String(owner.index), ...path.members].join('.'));
  return handlerParts(file, owner.target)?.respond?.some((respond) => wanted.includes(respond)) === true;
}

/** `res.status(200).json` answers as `res.json` does. */
function withoutStatus(path: string): string {
  return path.replace(/\.(?:status|code|type|set|header|cookie)(?=\.)/gu, '');
}

/** Holds if a call answers by one of these ways, on a parameter of a function. */
export function answersBy(call: CallNode, target: FunctionNode, respond: readonly string[]): boolean {
  const path = pathFrom(unwrap(call.callee));
  const root = path?.root;
  if (!path || root?.type !== 'Identifier') return false;
  const index = target.params.findIndex((one) => one.type === 'Identifier' && one.name === root.name);
  return index >= 0 && respond.includes(`${withoutStatus([String(index), ...path.members].join('.'))}()`);
}

function pathFrom(callee: Node): { root: Node; members: readonly string[] } | null {
  const members: string[] = [];
  let current: Node = callee;
  for (let count = 0; count < 12; count++) {
    if (current.type === 'MemberExpression') {
      members.unshift(keyName(current.property, current.computed) ?? '*');
      current = unwrap(current.object);
    } else if (current.type === 'CallExpression') current = unwrap(current.callee);
    else return { root: current, members };
  }
  return null;
}

/** Gets the handler whose parameter a name is, and which one. */
function ownerOf(file: KlingFile, at: Node, root: Node): { target: FunctionNode; index: number } | null {
  if (root.type !== 'Identifier') return null;
  for (let target = functionOf(at); target; target = functionOf(target)) {
    const index = target.params.findIndex(
      (parameter) => parameter.type === 'Identifier' && parameter.name === root.name,
    );
    if (index >= 0) return handlerParts(file, target) ? { target, index } : null;
  }
  return null;
}

/** A method of a class whose decorators route requests to it answers with what it returns. */
function isNestHandler(target: FunctionNode): boolean {
  const { parent } = target;
  return (
    parent.type === 'MethodDefinition' &&
    'decorators' in parent &&
    parent.decorators.some(({ expression }) => {
      const callee = expression.type === 'CallExpression' ? expression.callee : expression;
      return callee.type === 'Identifier' && /^(?:Get|Post|Put|Patch|Delete|All)$/u.test(callee.name);
    })
  );
}
