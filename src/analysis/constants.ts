/** Texts that names stand for by their declarations alone: safe to ask while writes are still being collected. */
import type { Structure } from './structure.js';
import { keyName, literalText, unwrap, type Node } from './syntax.js';

/** How many names a constant may go through. */
const MAX_NAMES = 8;

/** Gets the name of a property: its own, or that of the constant that is its key. Null when it is not known. */
export function propertyName(structure: Structure, key: Node, computed: boolean): string | null {
  return keyName(key, computed) ?? (computed ? constantText(structure, key) : null);
}

/** Gets the text of a literal, or of a constant that is declared as one. */
export function constantText(structure: Structure, node: Node): string | null {
  const end = declared(structure, node);
  return end && literalText(end);
}

/** Follows constants to the expression that they were declared with. */
function declared(structure: Structure, node: Node, depth = 0): Node | null {
  const inner = unwrap(node);
  if (depth > MAX_NAMES) return null;
  if (inner.type === 'Identifier') {
    const definitions = structure.variableOf(inner)?.defs ?? [];
    const [definition] = definitions;
    if (definitions.length !== 1 || definition?.type !== 'Variable')
      return definition?.type === 'TSEnumName' ? definition.node : null;
    const { node: declarator, parent } = definition;
    const isConstant = parent.kind === 'const' && declarator.id === definition.name;
    return isConstant && declarator.init ? declared(structure, declarator.init, depth + 1) : null;
  }
  if (inner.type === 'MemberExpression') {
    const name = keyName(inner.property, inner.computed);
    const owner = name === null ? null : declared(structure, inner.object, depth + 1);
    const found = owner && memberOf(owner, name);
    return found && declared(structure, found, depth + 1);
  }
  if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && inner.arguments[0]) {
    const { object, property } = inner.callee;
    const freezes =
      object.type === 'Identifier' && object.name === 'Object' && keyName(property, false) === 'freeze';
    return freezes ? declared(structure, inner.arguments[0], depth + 1) : null;
  }
  return inner;
}

function memberOf(owner: Node, name: string | null): Node | null {
  if (owner.type === 'ObjectExpression') {
    for (const one of owner.properties) {
      if (one.type === 'Property' && keyName(one.key, one.computed) === name) return one.value;
    }
  }
  if (owner.type === 'TSEnumDeclaration') {
    return owner.body.members.find((one) => keyName(one.id, false) === name)?.initializer ?? null;
  }
  return null;
}
