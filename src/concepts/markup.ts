/** Attributes of elements, in whatever syntax a component is written: JSX, templates of Vue, markup of Svelte. */
import { calledName } from '../analysis/helper-names.js';
import { isCall, keyName, type Node } from '../analysis/syntax.js';
import { ANY, type Value } from '../analysis/value.js';
import type { KlingFile } from './file.js';

/** The value of one attribute. */
export interface Attribute {
  readonly value: Value;
  readonly node: Node;
}

/** Gets the attributes of a file's elements that show a value; keys and events are none. */
export function attributesOf(file: KlingFile): readonly Attribute[] {
  return [...jsxAttributes(file), ...svelteAttributes(file), ...vueAttributes(file)];
}

function jsxAttributes(file: KlingFile): readonly Attribute[] {
  return file.engine.structure.jsx.flatMap((attribute) => {
    const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : '';
    const expression = attribute.value?.type === 'JSXExpressionContainer' ? attribute.value.expression : null;
    if (!expression || expression.type === 'JSXEmptyExpression' || name === 'key' || /^on[A-Z]/u.test(name))
      return [];
    return [{ value: file.engine.at(expression), node: expression }];
  });
}

/** A node of a markup syntax, of which only this is known. */
type Markup = Readonly<Record<string, unknown>> & { readonly type: string };

function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function partsOf(value: unknown): readonly Markup[] {
  return [value].flat().filter(isMarkup);
}

/** Svelte's elements stand in the tree, and their names are in its scopes. */
function svelteAttributes(file: KlingFile): readonly Attribute[] {
  if (!file.filename.endsWith('.svelte')) return [];
  const found: Attribute[] = [];
  const stack: Markup[] = [...partsOf(file.source.ast.body)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'SvelteAttribute')
      for (const tag of partsOf(node['value'])) found.push(...attributeAt(file, tag['expression']));
    if (node.type === 'SvelteShorthandAttribute') found.push(...attributeAt(file, node['value']));
    if (!node.type.startsWith('Svelte')) continue;
    for (const key of file.source.visitorKeys[node.type] ?? []) stack.push(...partsOf(node[key]));
  }
  return found;
}

function attributeAt(file: KlingFile, expression: unknown): readonly Attribute[] {
  if (!isMarkup(expression)) return [];
  const node = expression as unknown as Node;
  return [{ value: file.engine.at(node), node }];
}

/** What a name of a `v-for` stands for: an element of a list. */
type Names = ReadonlyMap<string, Value>;

/** Vue's templates stand beside the program, and know the names of its setup. */
function vueAttributes(file: KlingFile): readonly Attribute[] {
  const found: Attribute[] = [];
  const stack: { element: Markup; names: Names }[] = partsOf(
    (file.source.ast as { templateBody?: unknown }).templateBody,
  ).map((element) => ({ element, names: new Map() }));
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { element } = item;
    const attributes = partsOf(element['startTag']).flatMap((tag) => partsOf(tag['attributes']));
    const directives = attributes.filter((one) => one['directive'] === true);
    const names = new Map([
      ...item.names,
      ...directives.flatMap((one) => elementNames(file, one, item.names)),
    ]);
    for (const one of directives) {
      if (directiveName(one) !== 'bind' || argumentName(one) === 'key') continue;
      for (const expression of expressionsOf(one)) {
        const value = templateValue(file, expression, names);
        if (value) found.push({ value, node: expression as unknown as Node });
      }
    }
    for (const child of partsOf(element['children'])) stack.push({ element: child, names });
  }
  return found;
}

function directiveName(attribute: Markup): unknown {
  return partsOf(partsOf(attribute['key'])[0]?.['name'])[0]?.['name'];
}

function argumentName(attribute: Markup): unknown {
  return partsOf(partsOf(attribute['key'])[0]?.['argument'])[0]?.['name'];
}

/** The expression of a directive, or the ways of one that chooses. */
function expressionsOf(attribute: Markup): readonly Markup[] {
  const waiting = partsOf(attribute['value']).flatMap((holder) => partsOf(holder['expression']));
  const found: Markup[] = [];
  for (const node of waiting) {
    if (node.type === 'ConditionalExpression')
      waiting.push(...partsOf(node['consequent']), ...partsOf(node['alternate']));
    else if (node.type === 'LogicalExpression')
      waiting.push(...partsOf(node['left']), ...partsOf(node['right']));
    else found.push(node);
  }
  return found;
}

function elementNames(
  file: KlingFile,
  attribute: Markup,
  names: Names,
): readonly (readonly [string, Value])[] {
  const [loop] = expressionsOf(attribute);
  if (loop?.type !== 'VForExpression') return [];
  const [list] = partsOf(loop['right']);
  const [element] = partsOf(loop['left']);
  const value = list && templateValue(file, list, names);
  if (!value || element?.type !== 'Identifier' || typeof element['name'] !== 'string') return [];
  return [[element['name'], file.engine.part(value, [ANY], file.source.ast)]];
}

/** Functions of Vue whose result a template unwraps. */
const REFERENCES = new Set(['ref', 'shallowRef', 'computed', 'toRef', 'useState']);

/** Gets what a name, or a property of one, is at the end of the setup. */
function templateValue(file: KlingFile, expression: Markup, names: Names): Value | null {
  const path: string[] = [];
  let current = expression as unknown as Node;
  while (current.type === 'MemberExpression' || current.type === 'ChainExpression') {
    if (current.type === 'MemberExpression') {
      path.unshift(keyName(current.property, current.computed) ?? ANY);
      current = current.object;
    } else current = current.expression;
  }
  if (current.type !== 'Identifier') return null;
  const { engine } = file;
  const end = file.source.ast.body.findLast(({ type }) => type !== 'FunctionDeclaration') ?? file.source.ast;
  const element = names.get(current.name);
  if (element) return path.length > 0 ? engine.part(element, path, end) : element;
  const variable = setupVariable(file, current.name);
  const [declared] = variable?.identifiers ?? [];
  const [definition] = variable?.defs ?? [];
  if (!declared || !definition) return null;
  const made = definition.node.type === 'VariableDeclarator' ? definition.node.init : null;
  const unwrapped = isCall(made) && REFERENCES.has(calledName(made) ?? '') ? ['value', ...path] : path;
  return engine.value(declared, unwrapped, null, engine.places(end, null));
}

function setupVariable(file: KlingFile, name: string) {
  const scopes = file.source.scopeManager?.scopes ?? [];
  return scopes
    .find(({ type, set }) => type !== 'global' && type !== 'block' && set.has(name))
    ?.set.get(name);
}
