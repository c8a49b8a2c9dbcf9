/** Credentials that come from the environment: the reads whose value is used as one. */
import { linksOf, trace, type Traced } from '../analysis/trace.js';
import { isCall, type Node } from '../analysis/syntax.js';
import { isAboutCredential } from '../knowledge/kling/index.js';
import { goesOn } from './consumers.js';
import { credentialUsesOf, kindOfVariable, type CredentialUse, type Secret } from './credentials.js';
import { environmentName, environmentReadsOf, type EnvironmentRead } from './environment.js';
import type { KlingFile } from './file.js';
import { isSecretFetch } from './secret-managers.js';

/** One read of an environment variable whose value is used as a credential. */
export interface EnvironmentCredential {
  readonly node: Node;
  /** The variable. */
  readonly name: string;
  readonly kind: Secret;
  /** Where it is used, when that is in the file, and the way there. */
  readonly use: CredentialUse | null;
  readonly traced: Traced | null;
}

/** Gets the reads of the environment that give credentials, one finding for each read, in source order. */
export function environmentCredentialsOf(file: KlingFile): readonly EnvironmentCredential[] {
  const reads = environmentReadsOf(file);
  const found = new Map<Node, EnvironmentCredential>();
  for (const use of credentialUsesOf(file)) {
    for (const traced of trace(file.engine, use.value, { derived: true }).found) {
      const name = environmentName(file, traced.origin);
      if (name === null || isAboutCredential(name)) continue;
      for (const node of placesOf(reads, name, traced))
        if (!found.has(node))
          found.set(node, { node, name, kind: kindOfVariable(file, name) ?? use.kind, use, traced });
    }
  }
  for (const { node, name } of reads) {
    const kind = kindOfVariable(file, name);
    if (kind !== null && kind !== 'password' && !found.has(node) && goesOn(file, node))
      found.set(node, { node, name, kind, use: null, traced: null });
  }
  return [...found.values()].sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** Gets the reads on the way of a value: the expressions it passes, or the pattern that takes the variable apart. */
function placesOf(reads: readonly EnvironmentRead[], name: string, traced: Traced): readonly Node[] {
  const own = reads.filter((read) => read.name === name);
  const links = new Set(linksOf(traced.flow).map(({ value }) => value.node));
  const passed = own.filter(({ node }) => links.has(node));
  if (passed.length > 0) return passed.map(({ node }) => node);
  const taken = own.filter(({ node }) => node.type === 'Property');
  return taken.length > 0 ? taken.map(({ node }) => node) : [traced.origin.node];
}

/** Gets the uses of credentials whose value comes from a secrets manager alone, with the call that fetches it. */
export function fetchedCredentialsOf(
  file: KlingFile,
): readonly { readonly use: CredentialUse; readonly fetch: Node }[] {
  return credentialUsesOf(file).flatMap((use) => {
    const { found } = trace(file.engine, use.value, { derived: true });
    const fetches = found.filter(
      ({ origin }) => isCall(origin.node) && isSecretFetch(file, origin.node, origin.context),
    );
    const [first] = fetches;
    const others = found.filter((one) => !fetches.includes(one) && one.origin.kind !== 'literal');
    return first && others.length === 0 ? [{ use, fetch: first.origin.node }] : [];
  });
}
