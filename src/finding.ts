/** One shape for results: what the rules, the configuration check and the review say. */
import type { TSESTree } from '@typescript-eslint/utils';

/** How a question was answered. */
export type Verdict = 'violation' | 'satisfied' | 'unknown';

/** An edit that a person may choose: replace `range` of the file by `text`. */
export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** An edit offered beside a finding. */
export interface Suggestion<Id extends string = string> {
  readonly messageId: Id;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/** One step of a value's way, from where it came to where it is used. */
export interface FlowStep {
  readonly node: TSESTree.Node;
  /** What happened there, in words (`read from KLING_SECRET_KEY`). Never a secret. */
  readonly label: string;
}

/** One answer of a rule about one place. */
export interface Finding<Id extends string = string> {
  readonly verdict: Verdict;
  /** The place: where the problem stands, or where the question arises. */
  readonly node: TSESTree.Node;
  /** Which message says it; for `satisfied` and `unknown`, which message would have. */
  readonly messageId: Id;
  /** Values for the message's placeholders. Never a secret. */
  readonly data?: Readonly<Record<string, string>>;
  /** The way of the value, source first. */
  readonly flow?: readonly FlowStep[];
  /** For `satisfied`: the place that satisfies. */
  readonly evidence?: TSESTree.Node;
  /** For `unknown`: why. */
  readonly why?: string;
  readonly suggestions?: readonly Suggestion[];
  /** An edit that cannot change the meaning, applied by `--fix`. */
  readonly fix?: readonly Edit[];
}
