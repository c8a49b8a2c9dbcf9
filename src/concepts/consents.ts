/** Consent that a schema asks for: `consent: z.literal(true)` refuses whoever did not agree. */
import { isSchema } from '../analysis/schema-reading.js';
import { onlyTrueIn } from '../analysis/schemas.js';
import { parseOf } from '../analysis/schema-parses.js';
import { isCall, unwrap, type CallNode, type FunctionNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { nameRow, type Companion } from './companions.js';
import type { KlingFile } from './file.js';

/** How deep options of a route are looked into for schemas. */
const DEPTH = 3;

/** Gets the check of consent that a parse is, or null. */
export function consentBy(file: KlingFile, call: CallNode, context: Context | null): Companion | null {
  const parse = parseOf(file.engine, call, context);
  if (!parse || !asksConsent(file, parse.schema)) return null;
  return {
    call,
    outcome: parse.outcome === 'throws' ? 'returns' : 'verdict',
    async: false,
    subjects: [parse.value],
    around: null,
    byName: false,
  };
}

/** Gets the schema that a framework runs before a handler, where it asks for consent; or null. */
export function consentInInput(file: KlingFile, handler: FunctionNode): Node | null {
  for (const { call } of file.engine.functions.usesOf(handler).registered) {
    const found = linksOf(call)
      .flatMap((link) => link.arguments)
      .find((argument) => !isAround(argument, handler) && holdsConsent(file, argument, DEPTH));
    if (found) return found;
  }
  return null;
}

/** Gets the calls of a chain, the last one first: `procedure.input(schema).mutation(handler)`. */
function linksOf(last: CallNode): readonly CallNode[] {
  const links: CallNode[] = [];
  let current: Node = last;
  for (let count = 0; count < 64; count++) {
    if (isCall(current)) {
      links.push(current);
      current = unwrap(current.callee);
    } else if (current.type === 'MemberExpression') current = unwrap(current.object);
    else break;
  }
  return links;
}

function isAround(node: Node, handler: FunctionNode): boolean {
  return unwrap(node) === handler;
}

function holdsConsent(file: KlingFile, node: Node, depth: number): boolean {
  if (node.type === 'SpreadElement') return false;
  if (asksConsent(file, file.engine.at(node))) return true;
  const inner = unwrap(node);
  if (depth === 0) return false;
  if (inner.type === 'ObjectExpression')
    return inner.properties.some(
      (property) => property.type === 'Property' && holdsConsent(file, property.value, depth - 1),
    );
  return isCall(inner) && inner.arguments.some((argument) => holdsConsent(file, argument, depth - 1));
}

/** Holds if a value is a schema that takes nothing without consent. */
function asksConsent(file: KlingFile, schema: Value): boolean {
  return (
    isSchema(file.engine, schema) &&
    onlyTrueIn(file.engine, schema).some((path) => nameRow(file, path, ['consent'], true) !== null)
  );
}
