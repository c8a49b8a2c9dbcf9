/** Calls that run a value through a schema. */
import { memoFor } from './memo.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { addressOf } from './callee.js';
import { mayBeNamed } from './described.js';
import type { Engine } from './engine.js';
import { portValues } from './ports.js';
import type { SchemaParse, SchemaRow } from './rows.js';
import { isAddress, makerOf, rootAddress, speaksFor } from './schema-rows.js';
import { isSchema } from './schema-reading.js';
import { keyName, unwrap, type CallNode } from './syntax.js';
import type { Context, Value } from './value.js';

/** A call that runs a value through a schema. */
export interface Parse {
  readonly schema: Value;
  readonly value: Value;
  readonly outcome: SchemaParse['outcome'];
  /** Where the parsed value stands in the result. */
  readonly result: readonly string[];
  /** What is in the result only when the value is refused. */
  readonly reason: string | null;
}

const memo = memoFor<string, Parse | null>();

/** Gets the schema, the value and the outcome of a call that parses, or null. */
export function parseOf(engine: Engine, call: CallNode, context: Context | null): Parse | null {
  if (call.type !== 'CallExpression') return null;
  return memo(engine).get(
    `${String(engine.idOf(call))} ${String(context?.id ?? 0)}`,
    () => null,
    () => computeParse(engine, call, context),
  );
}

function computeParse(engine: Engine, call: TSESTree.CallExpression, context: Context | null): Parse | null {
  if (!mayBeNamed(engine, call, engine.models.parseNames)) return null;
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee.property, callee.computed) : null;
  const address = addressOf(engine, engine.value(call.callee, [], context, null));
  for (const row of engine.models.schemas) {
    for (const parse of row.parse) {
      if (parse.call.includes('#') ? !isAddress(parse.call, address) : parse.call !== method) continue;
      const found =
        parse.compiled === true
          ? compiledParse(engine, call, parse, context)
          : directParse(engine, call, parse, context);
      if (
        found &&
        (parse.call.includes('#') ||
          (isSchema(engine, found.schema) && isOfLibrary(engine, row, found.schema)))
      )
        return found;
    }
  }
  return null;
}

function directParse(
  engine: Engine,
  call: CallNode,
  parse: SchemaParse,
  context: Context | null,
): Parse | null {
  const [schema] = portValues(engine, call, parse.schema, context);
  const [value] = portValues(engine, call, parse.value, context);
  return schema && value ? parsed(parse, schema, value) : null;
}

function parsed(parse: SchemaParse, schema: Value, value: Value): Parse {
  const { outcome, reason = null } = parse;
  return { schema, value, outcome, result: resultPath(parse), reason };
}

/** The function that runs the schema was made by an earlier call. */
function compiledParse(
  engine: Engine,
  call: CallNode,
  parse: SchemaParse,
  context: Context | null,
): Parse | null {
  const maker = makerOf(engine, engine.value(call.callee, [], context, null));
  const [schema] = maker ? portValues(engine, maker, parse.schema, context) : [];
  const [value] = portValues(engine, call, parse.value, context);
  return schema && value ? parsed(parse, schema, value) : null;
}

function resultPath(parse: SchemaParse): readonly string[] {
  return parse.result === undefined || parse.result === '' ? [] : parse.result.split('.');
}

/** Libraries share the names of their methods: the one whose schema it is decides what they mean. */
function isOfLibrary(engine: Engine, row: SchemaRow, schema: Value): boolean {
  const maker = makerOf(engine, schema);
  const module = maker ? rootAddress(engine, maker.callee, schema.context) : null;
  return module === null || speaksFor(row, module);
}
