/** Values and their ways in words. Never a secret: names, places and kinds only. */
import { linksOf, type Flow } from '../analysis/trace.js';
import { nameOf, parameterPattern, type Node } from '../analysis/syntax.js';
import type { Origin } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';
import type { FlowStep } from '../finding.js';
import type { KlingFile } from './file.js';

/** Gets the line of a node, counted from 1. */
export function lineOf(node: Node): number {
  return node.loc.start.line;
}

/** Describes where a value comes from: "`prompt`, a parameter of `generate`". */
export function describeOrigin(file: KlingFile, origin: Origin): string {
  const path = origin.path.filter((segment) => leftOut(segment) === null);
  switch (origin.kind) {
    case 'literal':
      return 'a literal';
    case 'parameter': {
      const owner = origin.function ? nameOf(origin.function) : null;
      const parameter = origin.function?.params[origin.index ?? 0];
      const pattern = parameter && parameterPattern(parameter);
      const name = [...(pattern?.type === 'Identifier' ? [pattern.name] : []), ...path].join('.');
      return owner === null ? `\`${name}\`` : `\`${name}\`, a parameter of \`${owner}\``;
    }
    case 'import':
      return `\`${[origin.name ?? '', ...path].filter((part) => part !== '').join('.')}\` of "${origin.module ?? ''}"`;
    case 'global':
      return `\`${[origin.name ?? '', ...path].join('.')}\``;
    case 'call':
      return `\`${callText(file, origin.node)}${path.map((segment) => `.${segment}`).join('')}\``;
    default:
      return `the value on line ${String(lineOf(origin.node))}`;
  }
}

/** Gets the called name of a call as it stands in the source, without its arguments. */
export function callText(file: KlingFile, node: Node): string {
  const callee = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node;
  const text = file.source.getText(callee).replace(/\s+/gu, ' ');
  return text.length > 40 || /['"`]/u.test(text) ? `a call on line ${String(lineOf(node))}` : `${text}()`;
}

/** Spells a way out, source first, leaving out links that stay on one node. */
export function stepsOf(file: KlingFile, flow: Flow, origin: Origin): readonly FlowStep[] {
  const steps: FlowStep[] = [{ node: origin.node, label: `comes from ${describeOrigin(file, origin)}` }];
  for (const link of linksOf(flow)) {
    const { node } = link.value;
    if (steps.at(-1)?.node === node) continue;
    steps.push({ node, label: link.step ? `goes through ${link.step.label}` : 'goes on here' });
  }
  return steps;
}
