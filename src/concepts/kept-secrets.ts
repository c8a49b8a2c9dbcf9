/** Secrets of a manager that are fetched once: which bindings keep one, and whether they are ever asked again. */
import { trace } from '../analysis/trace.js';
import { functionOf, isCall, type CallNode, type FunctionNode, type Node } from '../analysis/syntax.js';
import { namesKling } from '../knowledge/kling/index.js';
import { isForOtherService } from '../knowledge/other-services.js';
import { credentialUsesOf, kindOfName } from './credentials.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { isSecretFetch, secretIdOf } from './secret-managers.js';

/** One binding that lives as long as the program and holds a secret of a manager. */
export interface KeptSecret {
  /** The name, or the target of the assignment. */
  readonly node: Node;
  readonly fetch: CallNode;
  /** Which of the ways of calling the helper that fetches it. */
  readonly way: number;
  readonly name: string;
  /** What asks the manager again: a later write, or a test of its age. Null when nothing does. */
  readonly renewal: Node | null;
}

/** One write to a binding of the module. */
interface Write {
  readonly node: Node;
  readonly value: Node | null;
  readonly owner: FunctionNode | null;
}

/** Gets the bindings of a module that hold a secret of Kling's for as long as the program runs. */
export function keptSecretsOf(file: KlingFile): readonly KeptSecret[] {
  if (file.source.text.startsWith('#!')) return [];
  const scopes = file.source.scopeManager?.scopes ?? [];
  const kept = scopes
    .filter(({ type }) => type === 'module' || type === 'global')
    .flatMap(({ variables }) =>
      variables.flatMap((variable) => {
        const declared = variable.defs.flatMap(({ type, node, name }): readonly Write[] =>
          type === 'Variable' && node.init ? [{ node: name, value: node.init, owner: null }] : [],
        );
        const assigned = variable.references.flatMap((reference): readonly Write[] =>
          reference.isWrite() && reference.init !== true
            ? [
                {
                  node: reference.identifier,
                  value: reference.writeExpr ?? null,
                  owner: functionOf(reference.identifier),
                },
              ]
            : [],
        );
        return keptBy(file, variable.name, [...declared, ...assigned]);
      }),
    );
  return kept.filter(
    ({ fetch, way }, index) => kept.findIndex((one) => one.fetch === fetch && one.way === way) === index,
  );
}

function keptBy(file: KlingFile, name: string, writes: readonly Write[]): readonly KeptSecret[] {
  for (const write of writes) {
    const found = write.value && fetchIn(file, write.value);
    if (!found || !isKlings(file, name, found.fetch)) continue;
    const later = writes.find((other) => other !== write && isLater(other, write));
    const renewal = later?.node ?? (write.owner && renewalOf(file, write.owner, write.node));
    return [{ node: write.node, ...found, name, renewal }];
  }
  return [];
}

/** A write at the top of the file before the one in a function only says what there is at the start. */
function isLater(other: Write, write: Write): boolean {
  return other.owner !== null || (write.owner === null && other.node.range[0] > write.node.range[0]);
}

/** How far a fetch may be from the name that keeps its secret: every name of the module is asked. */
const MAX_VALUES = 300;

/** Gets the call that fetches the secret that an expression is, or is made of. */
function fetchIn(file: KlingFile, value: Node): Pick<KeptSecret, 'fetch' | 'way'> | null {
  const { found } = trace(file.engine, file.engine.at(value), {
    derived: true,
    contents: 3,
    budget: MAX_VALUES,
  });
  for (const { origin } of found)
    if (isCall(origin.node) && isSecretFetch(file, origin.node, origin.context))
      return { fetch: origin.node, way: origin.context?.id ?? 0 };
  return null;
}

/** Secrets that reach a signature, a header or a client. */
const usedFetches = perFile(
  (file) =>
    new Set(
      credentialUsesOf(file).flatMap(({ value }) =>
        trace(file.engine, value, { derived: true }).found.map(({ origin }) => origin.node),
      ),
    ),
);

function isKlings(file: KlingFile, name: string, fetch: CallNode): boolean {
  const id = secretIdOf(file, fetch, null) ?? '';
  if (namesKling(id) || namesKling(name)) return true;
  if (isForOtherService(id) || isForOtherService(name)) return false;
  return kindOfName(file, name) !== null || usedFetches(file).has(fetch);
}

/** Words of a condition that asks how old something is. */
const AGE =
  /\bDate\b|\bperformance\.now|expir|\bttl|Ttl|TTL|stale|[mM]axAge|MAX_AGE|\bage\b|Age\b|(?:fetched|loaded|refreshed|updated|cached|read)_?(?:at|At|AT)\b|[uU]ntil\b|\bfresh/u;

/** Gets what lets a function fetch again: a test of the age, or calls that come again and again; null when nothing does. */
function renewalOf(file: KlingFile, owner: FunctionNode, write: Node): Node | null {
  const { engine } = file;
  const aged = engine.structure.conditionals.find(
    ({ range, ...node }) =>
      owner.range[0] <= range[0] &&
      range[1] <= owner.range[1] &&
      AGE.test(file.source.getText('test' in node ? (node.test ?? undefined) : node.left)),
  );
  if (aged) return aged;
  if (isGuarded(file, owner, write)) return null;
  const { exposed, handed, sites } = engine.functions.usesOf(owner);
  return exposed || handed.length > 0 || sites.some((site) => functionOf(site) !== null) ? owner : null;
}

/** Holds if a function writes only when there is nothing yet: `??=`, under an `if`, behind an early return. */
function isGuarded(file: KlingFile, owner: FunctionNode, write: Node): boolean {
  for (let current: Node | undefined = write; current && current !== owner; current = current.parent) {
    if (current.type === 'AssignmentExpression' && current.operator !== '=') return true;
    if (
      current.type === 'IfStatement' ||
      current.type === 'LogicalExpression' ||
      current.type === 'ConditionalExpression'
    )
      return true;
  }
  return file.engine.structure.conditionals.some(
    (one) =>
      one.type === 'IfStatement' &&
      functionOf(one) === owner &&
      one.range[1] <= write.range[0] &&
      /\breturn\b/u.test(file.source.getText(one.consequent)) &&
      !file.source.getText(one.test).includes('!'),
  );
}
