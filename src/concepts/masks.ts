/** Masks of the access key: how much of it a value still shows. */
import { functionOf, isCall, unwrap } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { linksOf, type Flow } from '../analysis/trace.js';
import type { Step, Value } from '../analysis/value.js';
import { ACCESS_KEY_SHOWN } from '../knowledge/kling/index.js';
import { credentialsIn, type FoundCredential } from './credentials.js';
import type { KlingFile } from './file.js';

/** What a way leaves of an access key. */
export type Mask =
  /** Its first characters, few enough. */
  | { readonly kind: 'prefix'; readonly step: Step }
  /** Its last characters. */
  | { readonly kind: 'tail'; readonly length: number; readonly step: Step }
  /** All of it when it is short: the masker has a way around its own mask. */
  | { readonly kind: 'short-whole' }
  /** All of it, or too much. */
  | { readonly kind: 'none' };

const CHARACTERS = new Set(['at', 'charAt']);
const CUTS = new Set(['slice', 'substring', 'substr', ...CHARACTERS]);

/** One part of an access key that a value shows. */
export interface ShownKey {
  readonly mask: Mask;
  readonly found: FoundCredential;
  /** A cut was made, though perhaps not a good one. */
  readonly cut: boolean;
}

/** Gets what a value shows of credentials: each cut of one by itself, and what comes through uncut. */
export function shownIn(file: KlingFile, value: Value, contents: number): readonly ShownKey[] {
  const cuts: { step: Step; from: Value; flow: Flow }[] = [];
  const whole = credentialsIn(file, value, {
    contents,
    stops: (step, flow) => {
      const shape = file.engine.shape(flow.value);
      if (isStarred(file, step)) return true;
      if (!CUTS.has(step.name) || shape.kind !== 'made') return false;
      for (const from of shape.from) cuts.push({ step, from, flow });
      return true;
    },
  });
  const parts = cuts.flatMap(({ step, from }) =>
    credentialsIn(file, from).map((found): ShownKey => ({ mask: maskBy(step), found, cut: true })),
  );
  return [
    ...whole
      .filter(({ traced }) => !isStarredByIndex(file, traced.flow))
      .map((found): ShownKey => ({ mask: wholeMask(file, found.traced.flow), found, cut: false })),
    ...parts,
  ];
}

/** A replacement by stars leaves what its pattern spares or keeps: a masker that the team chose on purpose. */
function isStarred(file: KlingFile, step: Step): boolean {
  if (step.name !== 'replace' && step.name !== 'replaceAll') return false;
  const call = unwrap(step.node);
  const replacement = isCall(call) ? call.arguments[1] : undefined;
  return (
    replacement !== undefined &&
    /^(?:\$\d|[*•x#.…])+$/iu.test(knownText(file.engine, file.engine.at(replacement)) ?? '')
  );
}

/** `[...key].map((one, index) => (index < 4 ? one : '*'))`: characters that their places choose, by the same will. */
function isStarredByIndex({ engine }: KlingFile, flow: Flow): boolean {
  return linksOf(flow).some(({ value: { node } }) => {
    const choice = node.parent;
    if (choice?.type !== 'ConditionalExpression' || choice.test === node) return false;
    const other = choice.consequent === node ? choice.alternate : choice.consequent;
    const owner = functionOf(choice);
    const [character, index] = owner?.params ?? [];
    return (
      node.type === 'Identifier' &&
      character?.type === 'Identifier' &&
      character.name === node.name &&
      index?.type === 'Identifier' &&
      choice.test.type === 'BinaryExpression' &&
      [choice.test.left, choice.test.right].some(
        (one) => one.type === 'Identifier' && one.name === index.name,
      ) &&
      /^[*•x#.…]$/iu.test(knownText(engine, engine.at(other)) ?? '')
    );
  });
}

function maskBy(step: Step): Mask {
  const [from = 0, to] = step.numbers ?? [];
  if (CHARACTERS.has(step.name) && typeof from === 'number' && from >= 0 && from < ACCESS_KEY_SHOWN)
    return { kind: 'prefix', step };
  if (from === 0 && typeof to === 'number' && to >= 0 && to <= ACCESS_KEY_SHOWN)
    return { kind: 'prefix', step };
  if (typeof from === 'number' && from < 0 && to === undefined) return { kind: 'tail', length: -from, step };
  if (typeof step.length === 'object' && step.length.atMost <= ACCESS_KEY_SHOWN)
    return { kind: 'tail', length: step.length.atMost, step };
  return { kind: 'none' };
}

/** A way around the mask for short keys is known by the test of their length on it. */
function wholeMask(file: KlingFile, flow: Flow): Mask {
  const short = linksOf(flow).some((link) =>
    file.engine.facts
      .about(link.value)
      .some((fact) => fact.name === 'length' && !fact.believed && fact.limit > 0),
  );
  return short ? { kind: 'short-whole' } : { kind: 'none' };
}
