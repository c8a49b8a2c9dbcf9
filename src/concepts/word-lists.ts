/** Words that a text is searched for: a list that is gone through, a pattern of alternatives. */
import { literalText, unwrap, type Node } from '../analysis/syntax.js';
import { ANY, type Value } from '../analysis/value.js';

/** Fewer words than this are no list. */
const FEWEST = 2;

/** Holds if a value is a pattern that finds any of some words, or one element of a list of words and such patterns. */
export function isOfWords({ node, path }: Value): boolean {
  const inner = unwrap(node);
  if (path.length === 0) return wordsIn(inner) >= FEWEST && inner.type === 'Literal';
  if (inner.type !== 'ArrayExpression' || path.length > 1 || path[0] !== ANY) return false;
  const counts = inner.elements.map((element) => (element ? wordsIn(unwrap(element)) : 0));
  return counts.every((count) => count > 0) && counts.reduce((sum, count) => sum + count, 0) >= FEWEST;
}

/** Gets how many words a text or a pattern consists of; 0 for what finds anything else. */
function wordsIn(node: Node): number {
  const text = literalText(node);
  if (text !== null) return WORDS.test(text) ? 1 : 0;
  if (node.type !== 'Literal' || !('regex' in node)) return 0;
  const parts = node.regex.pattern.replace(AROUND_WORDS, '').split('|');
  return parts.every((part) => WORDS.test(part)) ? parts.length : 0;
}

/** A word, or a few of them. */
const WORDS = /^[\p{L}\p{N}](?:[\p{L}\p{N}]|[ '_-](?=[\p{L}\p{N}])){1,40}$/u;

/** What stands in a pattern around words and between them: bounds, groups, endings that may be missing. */
const AROUND_WORDS = /\\[bBwWsS]|\(\?[:=!]|[()^$.?*+]|\[[^[\]\\]*\]/gu;
