/** What a `switch` says: which cases control may come out of, and what it took to come into them. */
import type { TSESTree } from '@typescript-eslint/utils';
import { hasBreak, type Exits } from './order.js';
import type { Node } from './syntax.js';

/** That two expressions are the same, or are not. */
export interface Sameness {
  readonly one: Node;
  readonly other: Node;
  readonly same: boolean;
}

/** One case, and how control gets in and out of it. */
export interface Way {
  readonly statements: readonly Node[];
  /** What holds when control jumps to it. */
  readonly given: readonly Sameness[];
  /** What holds when control is in it, one for each case that it may have jumped to. */
  readonly entries: readonly (readonly Sameness[])[];
  /** Control may go on behind the `switch`, from here or from a case that this one runs into. */
  readonly comesOut: boolean;
}

/** More cases than this are not told apart. */
const MAX_CASES = 32;

/** Gets the ways through a `switch`; where no case needs to fit, the last way has no statements. */
export function waysThrough(exits: Exits, node: TSESTree.SwitchStatement): readonly Way[] {
  const { cases, discriminant } = node;
  if (cases.length > MAX_CASES) return [];
  const givenAt = givenOf(discriminant, cases);
  const ways: Way[] = [];
  let running: readonly (readonly Sameness[])[] = [];
  for (const [index, one] of cases.entries()) {
    const given = givenAt(one);
    const entries = [...running, given];
    running = endOf(exits, one) === null ? entries : [];
    ways.push({ statements: one.consequent, given, entries, comesOut: comesOut(exits, cases.slice(index)) });
  }
  if (cases.some(({ test }) => test === null)) return ways;
  const given = givenAt(null);
  return [...ways, { statements: [], given, entries: [given], comesOut: true }];
}

/** `switch (true)` tries its conditions in order; which other values did not fit says little. */
function givenOf(
  discriminant: TSESTree.Expression,
  cases: readonly TSESTree.SwitchCase[],
): (one: TSESTree.SwitchCase | null) => readonly Sameness[] {
  const isOfConditions = discriminant.type === 'Literal' && typeof discriminant.value === 'boolean';
  const said = (tested: readonly TSESTree.SwitchCase[], same: boolean): readonly Sameness[] =>
    tested.flatMap(({ test }) => (test ? [{ one: discriminant, other: test, same }] : []));
  return (one) => {
    const isDefault = one?.test === null || one === null;
    const failed = isDefault ? cases : cases.slice(0, cases.indexOf(one));
    return [...(one ? said([one], true) : []), ...(isOfConditions || isDefault ? said(failed, false) : [])];
  };
}

function endOf(exits: Exits, { consequent }: TSESTree.SwitchCase): 'function' | 'loop' | null {
  for (const statement of consequent) {
    const exit = exits.of(statement);
    if (exit !== null) return exit;
  }
  return null;
}

/** Holds if control may go on behind a `switch` that it enters at the first of these cases. */
function comesOut(exits: Exits, cases: readonly TSESTree.SwitchCase[]): boolean {
  for (const one of cases) {
    const end = endOf(exits, one);
    if (end === 'loop' || one.consequent.some(hasBreak)) return true;
    if (end !== null) return false;
  }
  return true;
}
