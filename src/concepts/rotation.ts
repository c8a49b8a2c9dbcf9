/** Rotation of Kling's secrets as a file configures it: how often, beside which secret. */
import { calledAddresses } from '../analysis/callee.js';
import { numberAt, numberOf } from '../analysis/numbers.js';
import { portValues } from '../analysis/ports.js';
import { staticTruth } from '../analysis/flags.js';
import { parseAddress } from '../analysis/addresses.js';
import { keyName, literalText, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { isSecretIdName } from '../knowledge/credential-names.js';
import { namesKling } from '../knowledge/kling/index.js';
import { credentialOfName, splitWords } from '../knowledge/names.js';
import {
  DAYS_IN,
  daysOfName,
  daysOfText,
  isRotationName,
  LONGEST_ROTATION_DAYS,
  ROTATION_STOPS,
} from '../knowledge/rotation.js';
import type { KlingFile } from './file.js';
import { nameFor } from './literals.js';

/** One setting of the rotation of a Kling secret. */
export interface RotationSetting {
  readonly node: Node;
  readonly state: 'off' | 'slow' | 'on' | 'unknown';
  /** Null where it is off or not known. */
  readonly days: number | null;
}

/** The longest time between two changes, in days. */
export const LONGEST_DAYS: number = LONGEST_ROTATION_DAYS;

/** Gets the settings of rotation that stand beside a secret of Kling's. */
export function rotationSettingsOf(file: KlingFile): readonly RotationSetting[] {
  const { structure } = file.engine;
  const settings = structure.objects.flatMap((object) =>
    object.properties.flatMap((property): readonly RotationSetting[] => {
      if (property.type !== 'Property' || property.kind !== 'init') return [];
      const key = keyName(property.key, property.computed);
      if (key === null || unwrap(property.value).type === 'ObjectExpression') return [];
      const name = settingName(object, key);
      if (name === null || !isKlingSecret(file, object)) return [];
      return [{ node: property, ...stateOf(file, name, property.value) }];
    }),
  );
  return [...settings, ...structure.calls.flatMap((call) => stopsAt(file, call))];
}

/** The name of a setting with those of what it stands in: `rotation.enabled`, `RotationRules.AutomaticallyAfterDays`. */
function settingName(object: Node, key: string): string | null {
  const names = [key];
  let current = object;
  for (let depth = 0; depth < 3; depth++) {
    const holder: Node | undefined = current.parent;
    if (holder?.type !== 'Property') break;
    names.unshift(keyName(holder.key, holder.computed) ?? '');
    current = holder.parent;
  }
  const from = names.findIndex((name) => isRotationName(name));
  return from < 0 ? null : names.slice(from).join('_');
}

function stateOf(file: KlingFile, name: string, value: Node): Pick<RotationSetting, 'state' | 'days'> {
  const { engine } = file;
  const days = daysOf(file, name, value);
  if (days === null) {
    const truth = isSwitch(value) ? staticTruth(engine, engine.at(value)) : null;
    return { state: truth === null ? 'unknown' : truth ? 'on' : 'off', days };
  }
  if (days === 0 || days === Number.POSITIVE_INFINITY) return { state: 'off', days: null };
  return { state: days > LONGEST_DAYS ? 'slow' : 'on', days: Math.round(days) };
}

/** Numbers and texts say how often, everything else whether. */
function isSwitch(value: Node): boolean {
  const inner = unwrap(value);
  return inner.type !== 'Literal' || typeof inner.value === 'boolean' || inner.value === null;
}

function daysOf(file: KlingFile, name: string, value: Node): number | null {
  const { engine } = file;
  const inner = unwrap(value);
  if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression') {
    const unit = DAYS_IN[(keyName(inner.callee.property, inner.callee.computed) ?? '').replace(/s$/u, '')];
    const [amount] = inner.arguments;
    const number = amount ? numberOf(engine, amount, null) : null;
    return unit !== undefined && number !== null ? number * unit : null;
  }
  const text = knownText(engine, engine.at(inner));
  const spelled = text === null ? null : daysOfText(text);
  if (spelled !== null) return spelled;
  const number =
    numberAt(engine, engine.at(inner)) ?? (text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : null);
  const unit = daysOfName(name);
  if (number === 0) return 0;
  return number !== null && unit !== null ? number * unit : null;
}

/** Holds if an object, or what it stands in, is about a credential, and about Kling. */
function isKlingSecret(file: KlingFile, object: Node): boolean {
  const words: string[] = namesKling(file.filename) ? [file.filename] : [];
  let credential = false;
  let current: Node | undefined = object;
  for (let depth = 0; current && depth < 10; depth++) {
    const said = wordsAt(current);
    words.push(...said);
    credential ||= said.some((word) => isAboutSecret(word));
    if (current.type === 'ExpressionStatement' || current.type === 'VariableDeclarator') break;
    current = current.parent;
  }
  return credential && words.some((word) => namesKling(word));
}

/** Names and texts that stand at a node: its keys, literal values, the name it gets, what is called with it. */
function wordsAt(node: Node): readonly string[] {
  switch (node.type) {
    case 'ObjectExpression':
      return [
        nameFor(node) ?? '',
        ...node.properties.flatMap((property) =>
          property.type === 'Property'
            ? [keyName(property.key, property.computed) ?? '', literalText(property.value) ?? '']
            : [],
        ),
      ];
    case 'Property':
      return [keyName(node.key, node.computed) ?? ''];
    case 'CallExpression':
    case 'NewExpression':
      return [calleeWords(node), ...node.arguments.map((argument) => literalText(argument) ?? '')];
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' ? [node.id.name] : [];
    default:
      return [];
  }
}

function calleeWords(call: CallNode): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return '';
  const holder = unwrap(callee.object);
  const name = keyName(callee.property, callee.computed) ?? '';
  return holder.type === 'Identifier' ? `${holder.name}_${name}` : name;
}

function isAboutSecret(word: string): boolean {
  return (
    isSecretIdName(word) ||
    credentialOfName(word) !== null ||
    splitWords(word).some((one) => /^(?:secrets?|credentials?|keys?)$/u.test(one))
  );
}

/** A request that switches the rotation of a secret off. */
function stopsAt(file: KlingFile, call: CallNode): readonly RotationSetting[] {
  const addresses = calledAddresses(file.engine, call);
  const stop = ROTATION_STOPS.find(({ api }) => addresses.includes(parseAddress(api)[0] ?? ''));
  if (!stop) return [];
  const ids = portValues(file.engine, call, stop.id, null).map(
    (value) => knownText(file.engine, value) ?? '',
  );
  return ids.some((id) => namesKling(id)) || namesKling(file.filename)
    ? [{ node: call, state: 'off', days: null }]
    : [];
}
