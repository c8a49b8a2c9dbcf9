/** Destructuring: which part of a value a declared or assigned name takes. */
import type { Node } from './syntax.js';
import { keyName } from './syntax.js';
import { ANY, without, type Binding } from './value.js';

/**
 * Finds the way from a pattern to an identifier inside of it.
 *
 * @returns the path of properties and the default, or null when the identifier is not a target of the pattern.
 */
export function bindingIn(pattern: Node, identifier: Node): Binding | null {
  if (pattern === identifier) return { path: [], fallback: null };
  if (identifier.range[0] < pattern.range[0] || identifier.range[1] > pattern.range[1]) return null;
  switch (pattern.type) {
    case 'AssignmentPattern': {
      const inner = bindingIn(pattern.left, identifier);
      return (
        inner && {
          path: inner.path,
          fallback: inner.path.length === 0 ? (inner.fallback ?? pattern.right) : inner.fallback,
        }
      );
    }
    case 'TSParameterProperty':
      return bindingIn(pattern.parameter, identifier);
    case 'RestElement':
      return bindingIn(pattern.argument, identifier);
    case 'ObjectPattern': {
      const names: string[] = [];
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') {
          const inner = bindingIn(property.argument, identifier);
          return inner && { ...inner, path: [without(names), ...inner.path] };
        }
        const name = keyName(property.key, property.computed);
        const inner = bindingIn(property.value, identifier);
        if (inner) return { ...inner, path: [name ?? ANY, ...inner.path] };
        if (name !== null) names.push(name);
      }
      return null;
    }
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        const inner = bindingIn(element, identifier);
        if (!inner) continue;
        return {
          ...inner,
          path:
            element.type === 'RestElement' ? [without(['']), ...inner.path] : [String(index), ...inner.path],
        };
      }
      return null;
    default:
      return null;
  }
}
