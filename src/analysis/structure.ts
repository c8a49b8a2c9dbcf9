/** What stands where in a file: one walk over the tree, and the names that its scopes resolve. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { functionOf, isFunction, keyName, type CallNode, type FunctionNode, type Node } from './syntax.js';

type Variable = TSESLint.Scope.Variable;

/** A condition that decides which way control goes. */
export type Conditional =
  | TSESTree.IfStatement
  | TSESTree.ConditionalExpression
  | TSESTree.LogicalExpression
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement;

/** The parts of a file that analyses start from, in source order. */
export interface Structure {
  readonly program: TSESTree.Program;
  readonly calls: readonly CallNode[];
  /** Calls of a member, by the member's name. */
  readonly methodCalls: ReadonlyMap<string, readonly TSESTree.CallExpression[]>;
  /** What each function returns: arguments of `return`, or the body of an arrow function. */
  readonly returns: ReadonlyMap<FunctionNode, readonly TSESTree.Expression[]>;
  /** Statements of each function that leave it without a value. */
  readonly bareReturns: ReadonlyMap<FunctionNode, readonly TSESTree.ReturnStatement[]>;
  /** What each generator yields: the values, and the lists whose elements it yields. */
  readonly yields: ReadonlyMap<FunctionNode, readonly TSESTree.YieldExpression[]>;
  readonly functions: readonly FunctionNode[];
  readonly conditionals: readonly Conditional[];
  readonly switches: readonly TSESTree.SwitchStatement[];
  readonly loops: readonly TSESTree.ForOfStatement[];
  readonly texts: readonly (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly members: readonly TSESTree.MemberExpression[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly thisMembers: readonly TSESTree.MemberExpression[];
  /** Every `this`. */
  readonly receivers: readonly TSESTree.ThisExpression[];
  readonly classes: readonly (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[];
  readonly jsx: readonly TSESTree.JSXAttribute[];
  readonly imports: readonly TSESTree.ImportDeclaration[];
  /** The variable that an identifier reads, writes or declares; null where it is not declared in the file. */
  variableOf(identifier: Node): Variable | null;
}

/** Walks a file once. Needs a scope manager; the order of all lists is that of the source. */
export function structureOf(source: Readonly<TSESLint.SourceCode>): Structure {
  const lists = {
    calls: [] as CallNode[],
    functions: [] as FunctionNode[],
    conditionals: [] as Conditional[],
    switches: [] as TSESTree.SwitchStatement[],
    loops: [] as TSESTree.ForOfStatement[],
    texts: [] as (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[],
    objects: [] as TSESTree.ObjectExpression[],
    members: [] as TSESTree.MemberExpression[],
    assignments: [] as TSESTree.AssignmentExpression[],
    thisMembers: [] as TSESTree.MemberExpression[],
    receivers: [] as TSESTree.ThisExpression[],
    classes: [] as (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[],
    jsx: [] as TSESTree.JSXAttribute[],
    imports: [] as TSESTree.ImportDeclaration[],
  };
  const methodCalls = new Map<string, TSESTree.CallExpression[]>();
  const returns = new Map<FunctionNode, TSESTree.Expression[]>();
  const bareReturns = new Map<FunctionNode, TSESTree.ReturnStatement[]>();
  const yields = new Map<FunctionNode, TSESTree.YieldExpression[]>();

  const visit = (node: Node): void => {
    switch (node.type) {
      case 'CallExpression': {
        lists.calls.push(node);
        if (node.callee.type === 'MemberExpression') {
          const name = keyName(node.callee.property, node.callee.computed);
          if (name !== null) append(methodCalls, name, node);
        }
        break;
      }
      case 'NewExpression':
        lists.calls.push(node);
        break;
      case 'ReturnStatement': {
        const owner = functionOf(node);
        if (owner && node.argument) append(returns, owner, node.argument);
        else if (owner) append(bareReturns, owner, node);
        break;
      }
      case 'YieldExpression': {
        const owner = functionOf(node);
        if (owner) append(yields, owner, node);
        break;
      }
      case 'ThisExpression':
        lists.receivers.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        lists.functions.push(node);
        if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement')
          append(returns, node, node.body);
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        lists.conditionals.push(node);
        break;
      case 'SwitchStatement':
        lists.switches.push(node);
        break;
      case 'ForOfStatement':
        lists.loops.push(node);
        break;
      case 'Literal':
        if (typeof node.value === 'string') lists.texts.push(node);
        break;
      case 'TemplateLiteral':
        lists.texts.push(node);
        break;
      case 'ObjectExpression':
        lists.objects.push(node);
        break;
      case 'MemberExpression':
        lists.members.push(node);
        if (node.object.type === 'ThisExpression') lists.thisMembers.push(node);
        break;
      case 'AssignmentExpression':
        lists.assignments.push(node);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        lists.classes.push(node);
        break;
      case 'JSXAttribute':
        lists.jsx.push(node);
        break;
      case 'ImportDeclaration':
        lists.imports.push(node);
        break;
      default:
    }
  };

  walk(source, visit);
  const variables = variablesOf(source);
  return {
    program: source.ast,
    ...lists,
    methodCalls,
    returns,
    bareReturns,
    yields,
    variableOf: (identifier) => variables.get(identifier) ?? null,
  };
}

/** Visits every node, parents first and in source order, without recursion: trees may be thousands deep. */
function walk(source: Readonly<TSESLint.SourceCode>, visit: (node: Node) => void): void {
  const stack: Node[] = [source.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    const keys = source.visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ''];
      if (Array.isArray(child)) {
        for (let at = child.length - 1; at >= 0; at--) if (isNode(child[at])) stack.push(child[at] as Node);
      } else if (isNode(child)) {
        stack.push(child);
      }
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function variablesOf(source: Readonly<TSESLint.SourceCode>): Map<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const scope of source.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0) continue;
      // A class declares its name a second time, inside of itself.
      for (const identifier of variable.identifiers)
        if (!variables.has(identifier)) variables.set(identifier, variable);
    }
    for (const reference of scope.references) {
      if (reference.resolved && reference.resolved.defs.length > 0)
        variables.set(reference.identifier, reference.resolved);
    }
  }
  return variables;
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Gets the function or program whose own statements `node` belongs to. */
export function homeOf(node: Node, program: TSESTree.Program): FunctionNode | TSESTree.Program {
  return isFunction(node) ? node : (functionOf(node) ?? program);
}

/** Gets those of a list in the order of the source that begin in a piece of it. */
export function beginningIn<Item extends Node>(items: readonly Item[], region: Node): readonly Item[] {
  return items.slice(firstFrom(items, region.range[0]), firstFrom(items, region.range[1]));
}

function firstFrom(items: readonly Node[], position: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.range[0] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
