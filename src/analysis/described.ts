/**
 * Which rows describe a call. Most calls of a file are none of any library's business, and their names show it: a
 * row's address ends in the name that is called, unless the file itself gave the thing another.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf, calledAddress, type Api } from './callee.js';
import type { Engine } from './engine.js';
import type { AddressedRow, OfKind } from './models.js';
import { isFunction, keyName, unwrap, type CallNode } from './syntax.js';
import type { Context } from './value.js';

/** A row that describes a call, and the reading of what is called that led to it. */
export interface Described<Kind extends AddressedRow['kind']> {
  readonly row: OfKind<Kind>;
  readonly api: Api;
  readonly address: string;
}

/** Gets the rows of a kind that describe a call, those of its first reading first. */
export function rowsAt<Kind extends AddressedRow['kind']>(
  engine: Engine,
  kind: Kind,
  call: CallNode,
  context: Context | null = null,
): readonly Described<Kind>[] {
  if (!mayBeNamed(engine, call, engine.models.namesOf(kind))) return [];
  return apisOf(engine, engine.value(call.callee, [], context, null)).flatMap((api) => {
    const address = calledAddress(engine, api, call);
    return engine.models.find(kind, address).map((row) => ({ row, api, address }));
  });
}

/** Holds if a call may be of one of these names: false only where what it calls is sure to go by another. */
export function mayBeNamed(engine: Engine, call: CallNode, names: ReadonlySet<string>): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const name = keyName(callee.property, callee.computed);
    return name === null || names.has(name) || engine.functions.definedNames().has(name);
  }
  return callee.type === 'Identifier' ? mayNameBe(engine, callee, names) : !isFunction(callee);
}

/** A name without a declaration is a global's own; an import says what it is called where it comes from. */
function mayNameBe(engine: Engine, name: TSESTree.Identifier, names: ReadonlySet<string>): boolean {
  const variable = engine.variables.of(name);
  if (!variable) return names.has(name.name);
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return true;
  if (definition.type === 'FunctionName') return variable.references.some((reference) => reference.isWrite());
  if (definition.type !== 'ImportBinding' || definition.node.type !== 'ImportSpecifier') return true;
  const { imported } = definition.node;
  const own = imported.type === 'Identifier' ? imported.name : imported.value;
  return own === 'default' || names.has(own);
}
