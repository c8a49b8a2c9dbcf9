/** Edits that rules suggest, as text of the file. */
import type { Node } from '../analysis/syntax.js';
import { linksOf, type Flow } from '../analysis/trace.js';
import type { Edit, Suggestion } from '../finding.js';
import type { KlingFile } from './file.js';

/** Replaces the expression at a property; a shorthand property gets its name back. */
export function replaceValue(node: Node, text: string): Edit {
  const { parent } = node;
  const name =
    parent?.type === 'Property' && parent.shorthand && node.type === 'Identifier' ? `${node.name}: ` : '';
  return { range: node.range, text: name + text };
}

/** Suggests to keep the first characters of a text. */
export function promptEdits(file: KlingFile, node: Node, limit: number): readonly Suggestion<'cut'>[] {
  const text = file.source.getText(node);
  const simple =
    node.type === 'Identifier' ||
    node.type === 'MemberExpression' ||
    node.type === 'CallExpression' ||
    node.type === 'TemplateLiteral';
  const cut = `${simple ? text : `(${text})`}.slice(0, ${String(limit)})`;
  return [{ messageId: 'cut', data: { limit: String(limit) }, edits: [replaceValue(node, cut)] }];
}

/** Turns the scheme of a literal or template that begins with `http:` into `https:`, or null where it does not. */
export function schemeEdit(file: KlingFile, node: Node): Edit | null {
  if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return null;
  const start = node.range[0] + 1;
  const text = file.source.text.slice(start, start + 5);
  return text.toLowerCase() === 'http:' ? { range: [start, start + 4], text: 'https' } : null;
}

/** Suggests to mask the access key where it stands in what is logged: the nearest expression that is nothing but the key. */
export function maskEdits(file: KlingFile, sink: Node, flow: Flow): readonly Suggestion<'mask'>[] {
  const inside = linksOf(flow).find(
    ({ value }) =>
      value.path.length === 0 && sink.range[0] <= value.node.range[0] && value.node.range[1] <= sink.range[1],
  );
  const node = inside?.value.node;
  if (node?.type !== 'Identifier' && node?.type !== 'MemberExpression') return [];
  return [{ messageId: 'mask', edits: [replaceValue(node, `${file.source.getText(node)}.slice(0, 8)`)] }];
}

/** Suggests to close what an option opens, where the text that opens it stands in its place. */
export function closingEdits(file: KlingFile, node: Node, literal: Node): readonly Edit[] {
  if (literal.range[0] < node.range[0] || node.range[1] < literal.range[1]) return [];
  const text = file.source.getText(literal);
  if (text === 'true') return [{ range: literal.range, text: 'false' }];
  return /^(['"`])public[-\w]*\1$/u.test(text)
    ? [{ range: literal.range, text: text.replace(/public[-\w]*/u, 'private') }]
    : [];
}
