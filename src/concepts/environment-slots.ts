/** What a file says for each environment apart: under keys called after them, or in the arms of a test of which one it is. */
import {
  functionOf,
  keyName,
  literalText,
  nameOf,
  unwrap,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { environmentOfName, splitWords } from '../knowledge/names.js';
import type { KlingFile } from './file.js';
import { nameFor } from './literals.js';

/** What is said for one environment. */
export interface Slot {
  /** The environment, or which arm of a test. */
  readonly environment: string;
  readonly node: Node;
  readonly value: Value;
  /** What the value is called: by its key, and by what holds the keys. */
  readonly names: readonly string[];
}

/** Several environments beside each other. */
export interface SlotGroup {
  readonly by: 'key' | 'test';
  readonly slots: readonly Slot[];
}

/** Gets every place of a file that says something for two environments or more. */
export function slotGroupsOf(file: KlingFile): readonly SlotGroup[] {
  const byKey = [...ofObjects(file), ofDeclarations(file), ...ofAssignments(file), ...ofMaps(file)];
  return [
    ...byKey.map((slots): SlotGroup => ({ by: 'key', slots })),
    ...[...ofConditions(file), ...ofSwitches(file)].map((slots): SlotGroup => ({ by: 'test', slots })),
  ].filter(({ slots }) => new Set(slots.map(({ environment }) => environment)).size > 1);
}

function slot(file: KlingFile, key: string | null, node: Node, holder: string | null): readonly Slot[] {
  const environment = key === null ? null : environmentOfName(key);
  if (environment === null || key === null) return [];
  const names = [key, ...(holder === null ? [] : [holder])];
  return [{ environment, node, value: file.engine.at(node), names }];
}

function ofObjects(file: KlingFile): readonly (readonly Slot[])[] {
  return file.engine.structure.objects.map((object) =>
    object.properties.flatMap((property) =>
      property.type === 'Property'
        ? slot(file, keyName(property.key, property.computed), property.value, nameFor(object))
        : [],
    ),
  );
}

/** `const DEV_KEY = …, PROD_KEY = …` at the top of the file. */
function ofDeclarations(file: KlingFile): readonly Slot[] {
  return file.engine.structure.program.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      init && id.type === 'Identifier' ? slot(file, id.name, init, null) : [],
    );
  });
}

/** `config.production = …; config.staging = …`. */
function ofAssignments(file: KlingFile): readonly (readonly Slot[])[] {
  const byHolder = new Map<string, Slot[]>();
  for (const { left, right } of file.engine.structure.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const holder = file.source.getText(left.object);
    const found = slot(file, keyName(left.property, left.computed), right, holder);
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), ...found]);
  }
  return [...byHolder.values()];
}

/** `new Map([['production', …], ['staging', …]])`. */
function ofMaps(file: KlingFile): readonly (readonly Slot[])[] {
  return file.engine.structure.calls.flatMap((call) => {
    const [pairs] = call.arguments;
    if (call.type !== 'NewExpression' || pairs?.type !== 'ArrayExpression') return [];
    return [
      pairs.elements.flatMap((pair) => {
        const [key, value] = pair?.type === 'ArrayExpression' ? pair.elements : [];
        return key && value && value.type !== 'SpreadElement'
          ? slot(file, literalText(key), value, nameFor(call))
          : [];
      }),
    ];
  });
}

/** One expression for each arm of a test, under the name that it gets there. */
interface Arm {
  readonly name: string;
  readonly node: Node;
}

function ofConditions(file: KlingFile): readonly (readonly Slot[])[] {
  return file.engine.structure.conditionals.flatMap((node) => {
    if (node.type !== 'ConditionalExpression' && node.type !== 'IfStatement') return [];
    if (!isEnvironmentTest(node.test)) return [];
    if (node.type === 'ConditionalExpression') {
      const name = nameFor(node) ?? '';
      const arms = [node.consequent, ...otherArms(node.alternate)];
      return [arms.map((arm, index) => armSlot(file, { name, node: arm }, index))];
    }
    const arms = [armsOf(file, node.consequent), armsOf(file, node.alternate ?? following(node))];
    const names = new Set(arms.flatMap((arm) => arm.map(({ name }) => name)));
    return [...names].map((name) =>
      arms.flatMap((arm, index) =>
        arm.filter((one) => one.name === name).map((one) => armSlot(file, one, index)),
      ),
    );
  });
}

function armSlot(file: KlingFile, { name, node }: Arm, index: number): Slot {
  return { environment: `arm ${String(index)}`, node, value: file.engine.at(node), names: [name] };
}

/** `prod ? a : staging ? b : c` has three. */
function otherArms(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === 'ConditionalExpression' && isEnvironmentTest(inner.test)
    ? [inner.consequent, ...otherArms(inner.alternate)]
    : [node];
}

/** Gets what an arm assigns or returns. */
function armsOf(file: KlingFile, arm: Node | null): readonly Arm[] {
  if (!arm) return [];
  const statements = arm.type === 'BlockStatement' ? arm.body : [arm];
  return statements.flatMap((statement): readonly Arm[] => {
    if (statement.type === 'ReturnStatement' && statement.argument)
      return [{ name: ownerName(functionOf(statement)), node: statement.argument }];
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
      return [];
    const { left, right } = statement.expression;
    return [{ name: file.source.getText(left), node: right }];
  });
}

/** Behind an arm that returns, what follows is the other one. */
function following(node: Extract<Node, { type: 'IfStatement' }>): Node | null {
  const { parent } = node;
  if (parent.type !== 'BlockStatement' && parent.type !== 'Program') return null;
  const body: readonly Node[] = parent.body;
  const next = body[body.indexOf(node) + 1];
  return next?.type === 'ReturnStatement' ? next : null;
}

function ownerName(owner: FunctionNode | null): string {
  return (owner && nameOf(owner)) ?? '';
}

/** What the cases of a `switch` over environments return or assign. */
function ofSwitches(file: KlingFile): readonly (readonly Slot[])[] {
  const bySwitch = new Map<Node, Slot[]>();
  const add = (node: Node, name: string): void => {
    const found = caseOf(node);
    const text = found?.test ? literalText(found.test) : null;
    if (!found || text === null) return;
    const slots = slot(file, text, node, name);
    bySwitch.set(found.parent, [...(bySwitch.get(found.parent) ?? []), ...slots]);
  };
  for (const [owner, returned] of file.engine.structure.returns)
    for (const node of returned) add(node, ownerName(owner));
  for (const { left, right } of file.engine.structure.assignments) add(right, file.source.getText(left));
  return [...bySwitch.values()];
}

function caseOf(node: Node): Extract<Node, { type: 'SwitchCase' }> | null {
  for (let current: Node | undefined = node; current; current = current.parent) {
    if (current.type === 'SwitchCase') return current;
    if (current.type.includes('Function')) return null;
  }
  return null;
}

/** Holds if a condition asks which environment this is: `NODE_ENV === 'production'`, `isProd`, `isProduction()`. */
function isEnvironmentTest(test: Node): boolean {
  const inner = unwrap(test);
  switch (inner.type) {
    case 'UnaryExpression':
      return isEnvironmentTest(inner.argument);
    case 'LogicalExpression':
      return isEnvironmentTest(inner.left) || isEnvironmentTest(inner.right);
    case 'BinaryExpression':
      return [inner.left, inner.right].some((side) => {
        const text = literalText(side);
        return text !== null && splitWords(text).length < 3 && environmentOfName(text) !== null;
      });
    case 'CallExpression':
      return isEnvironmentTest(inner.callee);
    case 'Identifier':
      return asksByName(inner.name);
    case 'MemberExpression':
      return asksByName(keyName(inner.property, inner.computed) ?? '');
    default:
      return false;
  }
}

function asksByName(name: string): boolean {
  return environmentOfName(name) !== null && splitWords(name).length < 4;
}
