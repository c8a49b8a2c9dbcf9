/** Content filters: what has looked at a prompt before Kling gets it. */
import type { Node } from '../analysis/syntax.js';
import { callersPrompts, generationsOf, unlessDelegated } from './generations.js';
import type { Answer, Duty } from './duties.js';
import { obligation } from './obligations.js';
import { perFile } from './per-file.js';
import type { PromptSink } from './prompts.js';
import { safeguardOf } from './safeguards.js';
import { isOfWords } from './word-lists.js';

const FILTERED: Duty = {
  kinds: ['moderation'],
  looks: true,
  forgives: false,
  keeps: false,
  refuses: isOfWords,
};

/** One prompt in a caller's hands, and whether a filter has looked at it. */
export interface FilteredPrompt {
  readonly node: Node;
  readonly sink: PromptSink;
  readonly answer: Answer;
}

/** Gets the prompts of a file that callers have a part in, one answer for each. */
export const filteredPromptsOf = perFile((file): readonly FilteredPrompt[] =>
  generationsOf(file).flatMap((generation) =>
    callersPrompts(file, generation).map((sink) => ({
      node: generation.node,
      sink,
      answer:
        safeguardOf(file, generation, 'moderation') ??
        unlessDelegated(
          generation,
          obligation(file, FILTERED, {
            node: generation.call,
            context: generation.context,
            subjects: [sink.value],
          }),
        ),
    })),
  ),
);
