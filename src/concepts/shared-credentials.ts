/** Credentials that several environments share: the same literal, secret, variable or value under their names. */
import { sameOrigins, sameValues } from '../analysis/callee.js';
import { propertyNames } from '../analysis/objects.js';
import { contains, isCall, type Node } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { trace } from '../analysis/trace.js';
import { ANY, leftOut, type Origin, type Value } from '../analysis/value.js';
import { isSecretIdName } from '../knowledge/credential-names.js';
import { envCredential, namesKling } from '../knowledge/kling/index.js';
import { isPlaceholder } from '../knowledge/names.js';
import { isForOtherService } from '../knowledge/other-services.js';
import { kindOfName, kindOfVariable } from './credentials.js';
import { environmentName } from './environment.js';
import { slotGroupsOf, type Slot, type SlotGroup } from './environment-slots.js';
import type { KlingFile } from './file.js';
import { secretIdOf } from './secret-managers.js';

/** One credential of an environment, and the one that it equals, if any. */
export interface SharedCredential {
  readonly node: Node;
  readonly by: SlotGroup['by'];
  readonly environment: string;
  readonly same: { readonly node: Node; readonly environment: string; readonly what: string } | null;
}

/** What a value is, so that equal ones can be told: never shown. */
interface Identity {
  readonly key: string;
  /** What it is called in a message. */
  readonly what: string;
}

interface Leaf {
  readonly slot: Slot;
  readonly node: Node;
  readonly identities: readonly Identity[];
}

/** Gets the credentials that a file gives to environments, each with the one of another environment that it equals. */
export function sharedCredentialsOf(file: KlingFile): readonly SharedCredential[] {
  return slotGroupsOf(file).flatMap(({ by, slots }) => {
    const leaves = slots.flatMap((slot) => leavesOf(file, slot));
    return leaves.map(({ slot, node, identities }, index): SharedCredential => {
      const { environment } = slot;
      for (const earlier of leaves.slice(0, index)) {
        const found = identities.find(({ key }) => earlier.identities.some((one) => one.key === key));
        if (found && earlier.slot.environment !== environment)
          return {
            node,
            by,
            environment,
            same: { node: earlier.node, environment: earlier.slot.environment, what: found.what },
          };
      }
      return { node, by, environment, same: null };
    });
  });
}

const MAX_DEPTH = 4;

/** Gets the credentials below a value. */
function leavesOf(file: KlingFile, slot: Slot): readonly Leaf[] {
  const { engine } = file;
  const leaves: Leaf[] = [];
  const visit = (value: Value, names: readonly string[], depth: number): void => {
    const properties = [...propertyNames(engine, value)].filter((name) => name !== ANY);
    if (properties.length > 0 && depth < MAX_DEPTH) {
      for (const name of properties)
        if (leftOut(name) === null) visit(engine.part(value, [name], slot.node), [name], depth + 1);
      return;
    }
    const identities = identitiesOf(file, value, names);
    if (identities.length > 0) leaves.push({ slot, node: placeOf(engine, value, slot.node), identities });
  };
  visit(slot.value, slot.names, 0);
  return leaves;
}

/** The expression of this environment that brings the value. */
function placeOf(engine: KlingFile['engine'], value: Value, slot: Node): Node {
  const own = sameValues(engine, value).find(({ path, node }) => path.length === 0 && contains(slot, node));
  return own?.node ?? slot;
}

function identitiesOf(file: KlingFile, value: Value, names: readonly string[]): readonly Identity[] {
  const { engine } = file;
  const isId = names.some((name) => isSecretIdName(name) && (namesKling(name) || !isForOtherService(name)));
  const named = isId || names.some((name) => kindOfName(file, name) !== null);
  const origins = sameOrigins(engine, value);
  const found = origins.flatMap((origin) => identityOf(file, origin, named, isId));
  for (const { origin } of trace(engine, value, { derived: true }).found) {
    const variable = environmentName(file, origin);
    if (variable !== null && kindOfVariable(file, variable) !== null) found.push(ofVariable(variable));
  }
  const text = origins.length === 0 ? knownText(engine, value) : null;
  return text === null ? found : [...found, ...ofText(text, named, isId)];
}

function identityOf(file: KlingFile, origin: Origin, named: boolean, isId: boolean): readonly Identity[] {
  const variable = environmentName(file, origin);
  if (variable !== null) return named ? [ofVariable(variable)] : [];
  switch (origin.kind) {
    case 'literal':
      return ofText(origin.text ?? '', named, isId);
    case 'call': {
      const secret = isCall(origin.node) ? secretIdOf(file, origin.node, origin.context) : null;
      if (secret !== null)
        return [{ key: `secret ${secret} ${origin.path.join('.')}`, what: 'the same secret of the manager' }];
      return named ? [ofBinding(origin)] : [];
    }
    case 'import':
    case 'parameter':
    case 'global':
      return named ? [ofBinding(origin)] : [];
    default:
      return [];
  }
}

function ofBinding(origin: Origin): Identity {
  const { module = '', name = '', node, path, context } = origin;
  const place = origin.kind === 'import' ? `${module}#${name}` : `${String(node.range[0])} ${name}`;
  return { key: `value ${place} ${path.join('.')} ${String(context?.id ?? 0)}`, what: 'the same value' };
}

function ofVariable(name: string): Identity {
  return { key: `variable ${name}`, what: `the same environment variable ${name}` };
}

function ofText(text: string, named: boolean, isId: boolean): readonly Identity[] {
  const plain = text.trim();
  if (envCredential(plain) !== undefined && /^[A-Z\d_]+$/u.test(plain)) return [ofVariable(plain)];
  if (
    !named ||
    plain.length < 3 ||
    isPlaceholder(plain) ||
    /^(?:true|false|null|undefined|\d{1,5})$/u.test(plain)
  )
    return [];
  return [{ key: `literal ${plain}`, what: isId ? 'the same secret id' : 'the same literal' }];
}
