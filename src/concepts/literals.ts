/** Credentials written in the source: which literals are one, and how each becomes one. */
import { sameOrigins } from '../analysis/callee.js';
import { isCall, keyName, literalText, unwrap, wrapped, type Node } from '../analysis/syntax.js';
import { trace, type Traced } from '../analysis/trace.js';
import { CREDENTIAL_SHAPES } from '../knowledge/kling/index.js';
import { couldBeKey, isPlaceholder, passwordInUrl } from '../knowledge/names.js';
import { OTHER_KEYS } from '../knowledge/other-services.js';
import { credentialUsesOf, kindOfName, kindOfVariable, type Secret } from './credentials.js';
import { environmentName } from './environment.js';
import type { KlingFile } from './file.js';

/** One literal that is a credential, or stands in for one. */
export interface WrittenCredential {
  readonly node: Node;
  readonly kind: Secret;
  /**
   * `use`: it reaches a place where a credential is used; `name`: it stands under a credential's name; `shape`: it looks
   * like one of Kling's.
   */
  readonly by: 'use' | 'name' | 'shape';
  /** It is what holds when something else is missing. */
  readonly fallback: boolean;
  readonly placeholder: boolean;
  readonly traced: Traced | null;
}

/** Gets the credentials written in a file, one for each literal, the surest knowledge of it winning. */
export function writtenCredentialsOf(file: KlingFile): readonly WrittenCredential[] {
  const byNode = new Map<Node, WrittenCredential>();
  for (const one of [...byUse(file), ...byName(file), ...byShape(file), ...ofOthers(file)])
    if (!byNode.has(one.node)) byNode.set(one.node, one);
  return [...byNode.values()].sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** Literals that reach a signature, a header or an SDK. */
function byUse(file: KlingFile): readonly WrittenCredential[] {
  return credentialUsesOf(file).flatMap((use) =>
    trace(file.engine, use.value, { derived: true }).found.flatMap((traced) => {
      const { origin } = traced;
      const text = secretPart(origin.text ?? '');
      if (origin.kind !== 'literal' || text === '' || isNoSecret(text, use.kind)) return [];
      const { node } = origin;
      return [
        {
          node,
          kind: shapeOf(text) ?? use.kind,
          by: 'use' as const,
          fallback: isFallback(node),
          placeholder: isPlaceholder(text),
          traced,
        },
      ];
    }),
  );
}

/** A scheme alone is no credential. */
function secretPart(text: string): string {
  return text
    .replace(/^(?:Bearer|Basic|Key|Token)\s+/iu, '')
    .replace(/^(?:Bearer|Basic|Key|Token)$/iu, '')
    .trim();
}

/** Names of variables, header names and URLs are not what is used, even where one flows. */
function isNoSecret(text: string, kind: Secret): boolean {
  if (
    /^(?:\{\s*(?:\}|")|\[\s*\])/u.test(text) ||
    /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/u.test(text) ||
    /^https?:/iu.test(text) ||
    /^(?:HS|RS)\d{3}$/u.test(text)
  )
    return true;
  return kind !== 'secret-key' && text.length < 8 && !isPlaceholder(text);
}

function shapeOf(text: string): Secret | null {
  const shape = CREDENTIAL_SHAPES.find((one) => one.pattern.test(text));
  return shape && shape.kind !== 'secret-key' ? shape.kind : null;
}

/** Literals under a credential's name that could be a key. */
function byName(file: KlingFile): readonly WrittenCredential[] {
  return file.engine.structure.texts.flatMap((node) => {
    const text = literalText(node);
    if (text === null || text === '') return [];
    if (!couldBeKey(secretPart(text))) return [];
    const name = nameFor(node);
    const named = name === null ? null : kindOfName(file, name);
    const kind = named ?? kindOfMissing(file, node);
    if (kind === null || (kind === 'password' && file.isTest)) return [];
    const fallback = named === null || isFallback(node);
    return [{ node, kind, by: 'name' as const, fallback, placeholder: false, traced: null }];
  });
}

/** Gets the kind of the variable that a literal stands in for: `process.env.X || '…'`, `env('X', '…')`. */
function kindOfMissing(file: KlingFile, node: Node): Secret | null {
  const own = wrapped(node);
  const { parent } = own;
  const isSecond = parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.right === own;
  const isArgument =
    parent?.type === 'CallExpression' && parent.arguments.slice(1).some((one) => one === own);
  if (!isSecond && !isArgument) return null;
  const origins = sameOrigins(file.engine, file.engine.at(isSecond ? parent.left : parent));
  if (isArgument && !origins.some((origin) => origin.node === parent || origin.node === node)) return null;
  for (const origin of origins) {
    const variable = environmentName(file, origin);
    const kind = variable === null ? null : kindOfVariable(file, variable);
    if (kind !== null) return kind;
  }
  return null;
}

/** Gets the name that a literal is given: of the variable, property, field, parameter or attribute that it becomes. */
export function nameFor(node: Node): string | null {
  let current: Node = node;
  for (let count = 0; current.parent && count < 8; count++) {
    const parent: Node = current.parent;
    switch (parent.type) {
      case 'LogicalExpression':
      case 'ConditionalExpression':
        if (parent.type === 'ConditionalExpression' && parent.test === current) return null;
        if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.left === current)
          return null;
        current = parent;
        continue;
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'JSXExpressionContainer':
      case 'ArrayExpression':
        current = parent;
        continue;
      case 'VariableDeclarator':
        return parent.init === current && parent.id.type === 'Identifier' ? parent.id.name : null;
      case 'AssignmentPattern':
        return parent.right === current ? targetName(parent.left, parent) : null;
      case 'AssignmentExpression':
        return parent.right === current ? memberName(parent.left) : null;
      case 'Property':
        return parent.value === current ? keyName(parent.key, parent.computed) : null;
      case 'PropertyDefinition':
        return parent.value === current ? keyName(parent.key, parent.computed) : null;
      case 'JSXAttribute':
        return parent.name.type === 'JSXIdentifier' ? parent.name.name : null;
      case 'TSEnumMember':
        return keyName(parent.id, false);
      case 'CallExpression':
        return setterName(parent, current);
      default:
        return null;
    }
  }
  return null;
}

function targetName(left: Node, pattern: Node): string | null {
  if (left.type === 'Identifier') return left.name;
  return pattern.parent?.type === 'Property' ? keyName(pattern.parent.key, pattern.parent.computed) : null;
}

function memberName(left: Node): string | null {
  if (left.type === 'Identifier') return left.name;
  return left.type === 'MemberExpression' ? keyName(left.property, left.computed) : null;
}

/** `headers.set('Authorization', 'Bearer …')` and `setApiKey('…')` name what they are given. */
function setterName(call: Extract<Node, { type: 'CallExpression' }>, argument: Node): string | null {
  const callee = unwrap(call.callee);
  const method =
    callee.type === 'MemberExpression'
      ? keyName(callee.property, callee.computed)
      : callee.type === 'Identifier'
        ? callee.name
        : null;
  const [first, second] = call.arguments;
  if (
    method !== null &&
    /^(?:set|append|setHeader|setRequestHeader)$/u.test(method) &&
    second === argument &&
    first
  )
    return literalText(first);
  return method !== null && first === argument && /^set[A-Z]/u.test(method) ? method.slice(3) : null;
}

/** Passwords in URLs and keys of other services, which are somebody else's unless everything counts. */
function ofOthers(file: KlingFile): readonly WrittenCredential[] {
  if (file.settings.scope !== 'all' || file.isTest) return [];
  return file.engine.structure.texts.flatMap((node) => {
    const text = literalText(node) ?? '';
    const isKey = OTHER_KEYS.pattern.test(text.slice(0, 5000)) && !isPlaceholder(text) && !isPattern(node);
    if (!isKey && passwordInUrl(text) === null) return [];
    const kind = isKey ? ('api-key' as const) : ('password' as const);
    return [
      { node, kind, by: 'name' as const, fallback: isFallback(node), placeholder: false, traced: null },
    ];
  });
}

/** Literals that look like a credential of Kling's, whatever they are called. */
function byShape(file: KlingFile): readonly WrittenCredential[] {
  return file.engine.structure.texts.flatMap((node) => {
    const texts =
      node.type === 'TemplateLiteral' ? node.quasis.map((quasi) => quasi.value.raw) : [node.value];
    const shape = CREDENTIAL_SHAPES.find((one) =>
      texts.some(
        (text) =>
          text.length < 5000 &&
          one.pattern.test(text) &&
          (one.certain || (file.about && !file.isTest && isMixed(text))),
      ),
    );
    if (!shape || isPattern(node)) return [];
    return [
      {
        node,
        kind: shape.kind,
        by: 'shape' as const,
        fallback: isFallback(node),
        placeholder: false,
        traced: null,
      },
    ];
  });
}

/** A key pair's alphabet alone is too common: a whole text of capitals, small letters and digits is not. */
function isMixed(text: string): boolean {
  if (/^(?:whsec_|eyJ)/u.test(text)) return true;
  return text
    .split(/[|:]/u)
    .every((part) => /^\w+$/u.test(part) && /[A-Z]/u.test(part) && /[a-z]/u.test(part) && /\d/u.test(part));
}

/** A text that a regular expression is made of is none. */
function isPattern(node: Node): boolean {
  const { parent } = node;
  return isCall(parent) && parent.callee.type === 'Identifier' && parent.callee.name === 'RegExp';
}

/** Holds if a literal is what something falls back to: `env ?? 'x'`, a default of a parameter or of destructuring. */
function isFallback(node: Node): boolean {
  for (let current: Node = node; current.parent; current = current.parent) {
    const parent: Node = current.parent;
    if (parent.type === 'LogicalExpression' && parent.right === current && parent.operator !== '&&')
      return true;
    if (parent.type === 'AssignmentPattern' && parent.right === current) return true;
    if (parent.type === 'AssignmentExpression' && parent.right === current)
      return parent.operator === '??=' || parent.operator === '||=';
    if (
      parent.type !== 'TSAsExpression' &&
      parent.type !== 'TemplateLiteral' &&
      parent.type !== 'LogicalExpression' &&
      parent.type !== 'ConditionalExpression' &&
      parent.type !== 'TSNonNullExpression'
    )
      return false;
  }
  return false;
}
