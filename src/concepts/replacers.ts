/** What chooses which properties become JSON. */
import { calledName } from '../analysis/helper-names.js';
import { isCall, unwrap } from '../analysis/syntax.js';
import type { Step } from '../analysis/value.js';

/** Holds if a list or a function beside what becomes JSON chooses what is written; one that only breaks cycles does not. */
export function isFiltered({ encodes, node }: Step): boolean {
  const chooser = encodes === 'json' && isCall(node) ? node.arguments[1] : undefined;
  if (!chooser || (chooser.type === 'Literal' && chooser.value === null)) return false;
  const inner = unwrap(chooser);
  const name = isCall(inner) ? calledName(inner) : inner.type === 'Identifier' ? inner.name : '';
  return name !== 'undefined' && !/circular|cycl/iu.test(name ?? '');
}
