/** What a call gives: the results of functions of the file, of library functions that rows describe, of the language. */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf } from './callee.js';
import type { Engine } from './engine.js';
import { languageFunction } from './language-functions.js';
import { method } from './methods.js';
import { portValues } from './ports.js';
import { rowShape } from './row-steps.js';
import { changesAt, trimsAt } from './schemas.js';
import { parseOf } from './schema-parses.js';
import { origin, unknown } from './shapes.js';
import { literalText, unwrap, type CallNode, type FunctionNode } from './syntax.js';
import { step } from './text-steps.js';
import { ANY, either, start, type Context, type Shape, type Value } from './value.js';

/** Gets the shape of a call's result. */
export function callShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape {
  const targets = engine.functions.targets(node, value.context);
  if (targets.length > 0) return results(engine, targets, node, value);
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier' && callee.name === 'require' && !engine.variables.of(callee)) {
    const module = node.arguments[0] ? literalText(node.arguments[0]) : null;
    if (module !== null)
      return start({ kind: 'import', node, path: value.path, context: value.context, module, name: '' });
  }
  return (
    parseShape(engine, node, value) ??
    rowShape(engine, node, value) ??
    languageFunction(engine, node, callee, value) ??
    method(engine, node, callee, value) ??
    sourceShape(engine, node, value)
  );
}

/** A read from outside, or the value that the call falls back to. */
function sourceShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape {
  const fallbacks = apisOf(engine, engine.value(node.callee, [], value.context, null)).flatMap((api) =>
    engine.models
      .find('source', api.address)
      .flatMap((row) =>
        row.default === undefined ? [] : portValues(engine, node, row.default, value.context),
      ),
  );
  const read = origin('call', value);
  if (fallbacks.length === 0 || read.kind !== 'either') return read;
  return either(
    fallbacks.map((one) =>
      engine.value(one.node, [...one.path, ...value.path], one.context, value.places ?? one.places),
    ),
    read.origins,
  );
}

/** A value that went through a schema is the same value, unless the schema changes it. */
function parseShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape | null {
  const parse = parseOf(engine, node, value.context);
  if (!parse?.result.every((segment, index) => segment === value.path[index])) return null;
  const path = value.path.slice(parse.result.length);
  if (changesAt(engine, parse.schema, path)) return unknown(value, 'a schema that changes the value');
  const raw = engine.value(
    parse.value.node,
    [...parse.value.path, ...path],
    value.context,
    value.places ?? engine.places(node, null),
  );
  return trimsAt(engine, parse.schema, path)
    ? { kind: 'made', from: [raw], step: step(node, 'trim', 'shrinks', false) }
    : either([raw]);
}

function results(engine: Engine, targets: readonly FunctionNode[], node: CallNode, value: Value): Shape {
  const values = targets.flatMap((target) => {
    const context = engine.enter(target, node, value.context);
    if (target.generator) return yielded(engine, target, value, context);
    return (engine.structure.returns.get(target) ?? []).map((result) =>
      engine.value(result, value.path, context, engine.places(result, value.places)),
    );
  });
  return values.length > 0 ? either(values) : origin('nothing', value);
}

/** An element of what a generator gives is what it yields. */
function yielded(engine: Engine, target: FunctionNode, { path, places }: Value, context: Context): Value[] {
  const [head, ...rest] = path;
  if (head === undefined) return [];
  return (engine.structure.yields.get(target) ?? []).flatMap(({ argument, delegate }) => {
    if (!argument) return [];
    return [
      engine.value(argument, delegate ? [ANY, ...rest] : rest, context, engine.places(argument, places)),
    ];
  });
}
