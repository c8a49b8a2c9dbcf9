/** Types as they are written down in the file: whether what they stand for may be free text. No type is computed. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Engine } from '../analysis/engine.js';
import { annotationOf, isClass, keyName, type Node } from '../analysis/syntax.js';

const MAX_DEPTH = 12;

const NO_TEXT: ReadonlySet<string> = new Set([
  'TSNumberKeyword',
  'TSBooleanKeyword',
  'TSBigIntKeyword',
  'TSNullKeyword',
  'TSUndefinedKeyword',
  'TSVoidKeyword',
  'TSNeverKeyword',
  'TSSymbolKeyword',
  'TSFunctionType',
  'TSLiteralType',
]);

const NO_TEXT_CLASSES = /^(?:Buffer|Uint8Array|ArrayBuffer|Blob|File|Date|URL)$/u;

/** Types of the language that have the properties of their first argument. */
const SAME_PROPERTIES = /^(?:Readonly|Partial|Required|NonNullable|Pick|Omit|Awaited|Promise)$/u;

const LISTS = /^(?:Array|ReadonlyArray|Set|ReadonlySet|Iterable)$/u;

/** Holds if a value of a type, or what stands at a path in it, may be free text; so do types that are not known. */
export function mayHoldText(
  engine: Engine,
  type: TSESTree.TypeNode,
  path: readonly string[],
  depth = 0,
): boolean {
  if (depth > MAX_DEPTH) return true;
  const inner = (other: TSESTree.TypeNode | undefined, rest = path): boolean =>
    other === undefined || mayHoldText(engine, other, rest, depth + 1);
  if (NO_TEXT.has(type.type)) return false;
  switch (type.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.some((one) => inner(one));
    case 'TSArrayType':
      return path.length > 0 && inner(type.elementType, path.slice(1));
    case 'TSTypeOperator':
      return type.operator !== 'keyof' && inner(type.typeAnnotation);
    case 'TSIndexedAccessType':
      // `(typeof STYLES)[number]` is one of the texts that are written there.
      return type.objectType.type !== 'TSTypeQuery';
    case 'TSTypeLiteral':
      return memberHoldsText(type.members, path, inner);
    case 'TSTypeReference':
      return referenceHoldsText(engine, type, path, inner);
    default:
      return true;
  }
}

type Inner = (other: TSESTree.TypeNode | undefined, rest?: readonly string[]) => boolean;

/** A part that no member declares is not there, unless the type inherits members or has them by another way. */
function memberHoldsText(
  members: readonly Node[],
  [head, ...rest]: readonly string[],
  inner: Inner,
  inherits = false,
): boolean {
  if (head === undefined) return true;
  const named = members.filter(
    (one) => one.type === 'TSPropertySignature' || one.type === 'PropertyDefinition',
  );
  const member = named.find((one) => keyName(one.key, one.computed) === head);
  if (member) return inner(annotationOf(member) ?? undefined, rest);
  return (
    inherits || named.length < members.length || named.some((one) => keyName(one.key, one.computed) === null)
  );
}

function referenceHoldsText(
  engine: Engine,
  type: TSESTree.TSTypeReference,
  path: readonly string[],
  inner: Inner,
): boolean {
  if (type.typeName.type !== 'Identifier') return true;
  const { name } = type.typeName;
  const [first, second] = type.typeArguments?.params ?? [];
  const declared = engine.variables.of(type.typeName)?.defs[0]?.node;
  switch (declared?.type) {
    case undefined:
      if (NO_TEXT_CLASSES.test(name)) return path.length > 0;
      if (SAME_PROPERTIES.test(name)) return inner(first);
      if (LISTS.test(name)) return path.length > 0 && inner(first, path.slice(1));
      return name !== 'Record' || path.length === 0 || inner(second, path.slice(1));
    case 'TSEnumDeclaration':
      return false;
    case 'TSTypeAliasDeclaration':
      return inner(declared.typeAnnotation);
    case 'TSInterfaceDeclaration':
      return memberHoldsText(declared.body.body, path, inner, declared.extends.length > 0);
    default:
      return !isClass(declared) || memberHoldsText(declared.body.body, path, inner, true);
  }
}

/** Gets the names of the properties that may be texts of a type that is written out, here or under its name. */
export function textMembers(engine: Engine, type: TSESTree.TypeNode): readonly string[] {
  return propertiesOf(engine, type).flatMap((member) => {
    const own = member.typeAnnotation?.typeAnnotation;
    return own && !mayHoldText(engine, own, []) ? [] : (keyName(member.key, member.computed) ?? []);
  });
}

function propertiesOf(
  engine: Engine,
  type: TSESTree.TypeNode,
  depth = 0,
): readonly TSESTree.TSPropertySignature[] {
  if (type.type === 'TSTypeLiteral') return type.members.filter(isProperty);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || depth > MAX_DEPTH) return [];
  const declared = engine.variables.of(type.typeName)?.defs[0]?.node;
  if (declared?.type === 'TSInterfaceDeclaration') return declared.body.body.filter(isProperty);
  return declared?.type === 'TSTypeAliasDeclaration'
    ? propertiesOf(engine, declared.typeAnnotation, depth + 1)
    : [];
}

function isProperty(member: TSESTree.TypeElement): member is TSESTree.TSPropertySignature {
  return member.type === 'TSPropertySignature';
}

/** Gets the name of the type of a property, as a type that is written out here or under its name declares it. */
export function typeNameOfMember(engine: Engine, type: TSESTree.TypeNode, name: string): string | null {
  const member = propertiesOf(engine, type).find((one) => keyName(one.key, one.computed) === name);
  return typeNameOf(member?.typeAnnotation?.typeAnnotation);
}

/** Gets the name of a type that is given by a plain name; null for any other. */
export function typeNameOf(type: TSESTree.TypeNode | null | undefined): string | null {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
}
