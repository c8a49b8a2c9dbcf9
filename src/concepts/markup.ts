/** Attributes of elements, in whatever syntax a component is written. */
import type { Node } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import type { KlingFile } from './file.js';

/** The value of one attribute. */
export interface Attribute {
  readonly name: string;
  readonly value: Value;
  readonly node: Node;
}

/** Gets the attributes of a file's elements that show a value; keys and events are none. */
export function attributesOf(file: KlingFile): readonly Attribute[] {
  return file.engine.structure.jsx.flatMap((attribute) => {
    const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : '';
    const expression = attribute.value?.type === 'JSXExpressionContainer' ? attribute.value.expression : null;
    if (!expression || expression.type === 'JSXEmptyExpression' || name === 'key' || /^on[A-Z]/u.test(name))
      return [];
    return [{ name, value: file.engine.at(expression), node: expression }];
  });
}
