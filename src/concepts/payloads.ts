/** Payloads: object literals that can only be the body of a generation request, although another file sends them. */
import type { Node } from '../analysis/syntax.js';
import { keyName } from '../analysis/syntax.js';
import { plainText, textsOf } from '../analysis/texts.js';
import type { Value } from '../analysis/value.js';
import { isKlingModel } from '../knowledge/kling/index.js';
import { perFile } from './per-file.js';

/** One object literal shaped like a request body. */
export interface Payload {
  readonly node: Node;
  readonly body: Value;
  readonly models: readonly string[];
}

const MODEL_NAMES = new Set(['model_name', 'model', 'modelName']);
const PROMPT_NAMES = new Set(['prompt', 'negative_prompt', 'multi_prompt', 'contents', 'input']);

/** Gets the object literals that name a Kling model and hold a prompt. */
export const payloadsOf = perFile(({ engine }): readonly Payload[] =>
  engine.structure.objects.flatMap((node) => {
    const keys = node.properties.map((property) =>
      property.type === 'Property' ? keyName(property.key, property.computed) : null,
    );
    if (
      !keys.some((key) => key !== null && MODEL_NAMES.has(key)) ||
      !keys.some((key) => key !== null && PROMPT_NAMES.has(key))
    )
      return [];
    const body = engine.at(node);
    const models = keys.flatMap((key) =>
      key !== null && MODEL_NAMES.has(key)
        ? textsOf(engine, engine.part(body, [key], node)).map(plainText)
        : [],
    );
    const known = models.filter((model) => model !== null && (isKlingModel(model) || model === 'kling'));
    return known.length > 0 ? [{ node, body, models: known.filter((model) => model !== null) }] : [];
  }),
);
