/** Bundles: what the configuration of a bundler puts into the code that browsers receive. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { constantText } from '../analysis/constants.js';
import { propertyNames } from '../analysis/objects.js';
import {
  isCall,
  isFunction,
  keyName,
  literalText,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { BUNDLER_CALLS, BUNDLER_FILES, type BundlerCall } from '../knowledge/bundlers.js';
import { callTable } from './call-tables.js';
import { CALLED, credentialsIn, isKlingsForSure, kindOfVariable } from './credentials.js';
import { holdsEnvironment } from './environment.js';
import type { ExposedCredential } from './exposed-credentials.js';
import { valuesBehind } from './fields.js';
import type { KlingFile } from './file.js';
import { isPublished } from './public-variables.js';

/** One thing that is copied: a value, or the variable of the environment that is read for it. */
interface Bundled {
  readonly node: Node;
  readonly what: { readonly value: Value } | { readonly variable: string };
}

const callAt = callTable(BUNDLER_CALLS);

/** How many levels of what is copied are looked into. */
const CONTENTS = 4;

/** Words of which a file that calls a bundler has one. */
const BUNDLERS = /webpack|rspack|esbuild/u;

/** Gets the credentials that the configuration in a file copies into bundles. */
export function bundledCredentialsOf(file: KlingFile): readonly ExposedCredential[] {
  const bundled = [...ofExports(file), ...(BUNDLERS.test(file.source.text) ? ofCalls(file) : [])];
  return bundled.flatMap(({ node, what }): readonly ExposedCredential[] => {
    if ('variable' in what) {
      const kind = kindOfVariable(file, what.variable);
      if (kind === null) return [];
      return [{ node, what: CALLED[kind], how: `read from ${what.variable}`, traced: null }];
    }
    const found = credentialsIn(file, what.value, { contents: CONTENTS }).find((one) =>
      isKlingsForSure(file, one),
    );
    if (found)
      return isPublished(file, found)
        ? []
        : [{ node, what: CALLED[found.kind], how: found.how, traced: found.traced }];
    return holdsEnvironment(file, what.value, 1)
      ? [{ node, what: 'the whole environment', how: 'every key that is handed over in it', traced: null }]
      : [];
  });
}

function ofExports(file: KlingFile): readonly Bundled[] {
  const rows = BUNDLER_FILES.filter(({ files }) => files.test(file.filename));
  if (rows.length === 0) return [];
  return exportsOf(file).flatMap((node) =>
    configurationsIn(file, node).flatMap((value) =>
      rows.flatMap(({ copies }) => copies.flatMap((path) => entriesOf(file, value, path.split('.'), node))),
    ),
  );
}

/** Gets what a module exports by default. */
function exportsOf({ engine }: KlingFile): readonly Node[] {
  const { program, assignments } = engine.structure;
  return [
    ...program.body.flatMap((statement) =>
      statement.type === 'ExportDefaultDeclaration' ? [statement.declaration] : [],
    ),
    ...assignments.flatMap(({ left, right }) =>
      left.type === 'MemberExpression' &&
      left.object.type === 'Identifier' &&
      left.object.name === 'module' &&
      keyName(left.property, left.computed) === 'exports'
        ? [right]
        : [],
    ),
  ];
}

/** How many wrappers and functions may stand around a configuration. */
const MAX_WRAPPERS = 6;

/** Gets the configuration behind what is exported: `defineConfig(() => ({ … }))`, `withPlugin(config)`. */
function configurationsIn(file: KlingFile, node: Node, depth = 0): readonly Value[] {
  const { engine } = file;
  const inner = unwrap(node);
  if (depth > MAX_WRAPPERS) return [];
  const within = (one: Node): readonly Value[] => configurationsIn(file, one, depth + 1);
  if (isFunction(inner)) return (engine.structure.returns.get(inner) ?? []).flatMap(within);
  const value = engine.at(inner);
  return sameOrigins(engine, value).flatMap((origin): readonly Value[] => {
    if (origin.kind === 'object' && origin.path.length === 0) return [value];
    if (origin.kind === 'function' && origin.node !== inner) return within(origin.node);
    if (origin.kind !== 'call' || !isCall(origin.node)) return [];
    return origin.node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : within(one)));
  });
}

function entriesOf(
  { engine }: KlingFile,
  value: Value,
  path: readonly string[],
  place: Node,
): readonly Bundled[] {
  const names = propertyNames(engine, engine.part(value, path, place));
  return [...names].flatMap((name) =>
    valuesBehind(engine, engine.part(value, [...path, name], place)).flatMap((one) =>
      one.node ? [{ node: one.node, what: { value: one.value } }] : [],
    ),
  );
}

function ofCalls(file: KlingFile): readonly Bundled[] {
  const { engine } = file;
  return engine.structure.calls.flatMap((call): readonly Bundled[] => {
    const row = callAt(file, call);
    if (!row || isElsewhere(file, call, row)) return [];
    const copied = row.copies === undefined ? [] : portValues(engine, call, row.copies, null);
    const named = row.names === undefined ? [] : portValues(engine, call, row.names, null);
    return [
      ...copied.flatMap((value) => entriesOf(file, value, [], call)),
      ...named.flatMap((value) => variablesIn(file, value)),
    ];
  });
}

/** Holds if the code that a call has made is for no browser. */
function isElsewhere({ engine }: KlingFile, call: CallNode, { platform, target }: BundlerCall): boolean {
  if (target)
    for (let around = call.parent; around.parent; around = around.parent) {
      const made = around.type === 'ObjectExpression' ? textAt(around, target.property) : null;
      if (made !== null && target.elsewhere.some((one) => made.startsWith(one))) return true;
    }
  return (
    platform !== undefined &&
    portValues(engine, call, platform.at, null).some((value) =>
      sameOrigins(engine, value).some(({ text }) => text !== undefined && platform.elsewhere.includes(text)),
    )
  );
}

function textAt({ properties }: TSESTree.ObjectExpression, name: string): string | null {
  for (const property of properties)
    if (property.type === 'Property' && keyName(property.key, property.computed) === name)
      return literalText(property.value);
  return null;
}

function variablesIn({ engine }: KlingFile, value: Value): readonly Bundled[] {
  return sameOrigins(engine, value).flatMap(({ node }): readonly Bundled[] => {
    if (node.type === 'ObjectExpression')
      return node.properties.flatMap((one) => {
        const name = one.type === 'Property' ? keyName(one.key, one.computed) : null;
        return name === null ? [] : [{ node: one, what: { variable: name } }];
      });
    if (node.type !== 'ArrayExpression') return [];
    return node.elements.flatMap((one) => {
      const name = one && (literalText(one) ?? constantText(engine.structure, one));
      return name === null ? [] : [{ node: one as Node, what: { variable: name } }];
    });
  });
}
