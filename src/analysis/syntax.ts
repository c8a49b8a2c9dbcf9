/** Small questions about syntax trees, answered without scopes or values. */
import type { TSESTree } from '@typescript-eslint/utils';

/** Any node of a tree. */
export type Node = TSESTree.Node;

/** Everything that has a body of its own. */
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A class of any spelling. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A call with arguments, whether or not it makes an instance. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Holds if `node` is a function of any spelling. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** Holds if `node` is a class of any spelling. */
export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** Holds if `node` is a call or `new`. */
export function isCall(node: Node | null | undefined): node is CallNode {
  return node?.type === 'CallExpression' || node?.type === 'NewExpression';
}

/** Gets the expression below casts, non-null marks, optional chains and awaits, which all keep the value. */
export function unwrap(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        current = current.expression;
        break;
      case 'AwaitExpression':
        current = current.argument;
        break;
      default:
        return current;
    }
  }
}

/** Gets the outermost node that has the value of `node`: the reverse of `unwrap`. */
export function wrapped(node: Node): Node {
  let current = node;
  while (current.parent && unwrap(current.parent) === unwrap(node) && current.parent.type !== 'Program') {
    current = current.parent;
  }
  return current;
}

/** Gets the text that a node without any variable part stands for, or null. */
export function literalText(node: Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal') {
    if (typeof inner.value === 'string') return inner.value;
    if (typeof inner.value === 'number') return String(inner.value);
    return null;
  }
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0) {
    return inner.quasis[0]?.value.cooked ?? null;
  }
  return null;
}

/** Gets the name of a property whose key does not need evaluation, or null (`a`, `'a'`, `1`, `#a`). */
export function keyName(key: Node, computed: boolean): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  return literalText(key);
}

/** Gets the list of which `filter(Boolean)` keeps what is truthy, or null. */
export function truthFiltered(node: Node): Node | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const [predicate] = node.arguments;
  return keyName(node.callee.property, node.callee.computed) === 'filter' &&
    predicate?.type === 'Identifier' &&
    predicate.name === 'Boolean'
    ? unwrap(node.callee.object)
    : null;
}

/** Gets the nearest function around `node`, not `node` itself, or null at the top of the file. */
export function functionOf(node: Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) return current;
  }
  return null;
}

/**
 * Gets the nearest class whose `this` holds at `node`, or null: arrow functions pass it on, other functions do not
 * unless they are members of the class.
 */
export function thisClassOf(node: Node): { class: ClassNode; static: boolean } | null {
  let from: Node = node;
  for (let current = node.parent; current; from = current, current = current.parent) {
    if (current.type === 'FunctionDeclaration') return null;
    if (current.type === 'FunctionExpression' && current.parent.type !== 'MethodDefinition') return null;
    if (current.type === 'StaticBlock')
      return isClass(current.parent.parent) ? { class: current.parent.parent, static: true } : null;
    if (
      (current.type === 'MethodDefinition' ||
        current.type === 'PropertyDefinition' ||
        current.type === 'AccessorProperty') &&
      from !== current.key
    ) {
      const owner = current.parent.parent;
      return isClass(owner) ? { class: owner, static: current.static } : null;
    }
  }
  return null;
}

/** Gets the object literal whose method `node` stands in, when `this` means that object; else null. */
export function thisObjectOf(node: Node): TSESTree.ObjectExpression | null {
  for (let current = node.parent; current; current = current.parent) {
    if (current.type === 'FunctionDeclaration') return null;
    if (current.type === 'FunctionExpression') {
      const property = current.parent;
      return property.type === 'Property' &&
        property.value === current &&
        property.parent.type === 'ObjectExpression'
        ? property.parent
        : null;
    }
  }
  return null;
}

/** Holds if `inner` stands within `outer` or is it. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Gets the member of a class by name: a method, accessor or field, or null. */
export function classMember(
  owner: ClassNode,
  name: string,
  isStatic: boolean,
  kind: 'value' | 'set' = 'value',
): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.AccessorProperty | null {
  for (const member of owner.body.body) {
    if (
      member.type !== 'MethodDefinition' &&
      member.type !== 'PropertyDefinition' &&
      member.type !== 'AccessorProperty'
    )
      continue;
    if (member.static !== isStatic || keyName(member.key, member.computed) !== name) continue;
    if (member.type === 'MethodDefinition' && (member.kind === 'set') !== (kind === 'set')) continue;
    return member;
  }
  return null;
}

/** Gets the constructor of a class that has a body, or null. */
export function constructorOf(owner: ClassNode): TSESTree.FunctionExpression | null {
  for (const member of owner.body.body) {
    if (
      member.type === 'MethodDefinition' &&
      member.kind === 'constructor' &&
      member.value.type === 'FunctionExpression'
    ) {
      return member.value;
    }
  }
  return null;
}

/** Gets the parameter's pattern without modifiers and defaults: `private key = ''` is `key`. */
export function parameterPattern(
  parameter: TSESTree.Parameter,
): TSESTree.DestructuringPattern | TSESTree.Identifier {
  const bare = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  return bare.type === 'AssignmentPattern' ? bare.left : bare;
}

/** Gets the type annotation of a pattern, or null. */
export function annotationOf(pattern: Node): TSESTree.TypeNode | null {
  if ('typeAnnotation' in pattern && pattern.typeAnnotation?.type === 'TSTypeAnnotation') {
    return pattern.typeAnnotation.typeAnnotation;
  }
  return null;
}

/** Gets the name by which a function or the value around it is known, or null. */
export function nameOf(node: FunctionNode | ClassNode): string | null {
  if (node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (
    parent.type === 'MethodDefinition' ||
    parent.type === 'PropertyDefinition' ||
    parent.type === 'Property'
  ) {
    return keyName(parent.key, parent.computed);
  }
  if (parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    return keyName(parent.left.property, parent.left.computed);
  }
  return null;
}
