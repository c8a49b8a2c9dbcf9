/** Answers about a file that every rule shares: computed by the first that asks. */
import type { KlingFile } from './file.js';

/** Remembers what is said of each request, field or other thing of a file for as long as that lives. */
export function perItem<Item extends object, Answer>(
  compute: (file: KlingFile, item: Item) => Answer,
): (file: KlingFile, item: Item) => Answer {
  const known = new WeakMap<Item, { readonly answer: Answer }>();
  return (file, item) => {
    const held = known.get(item);
    if (held) return held.answer;
    const answer = compute(file, item);
    known.set(item, { answer });
    return answer;
  };
}

/** Remembers a computation for as long as its file lives. */
export function perFile<Answer>(compute: (file: KlingFile) => Answer): (file: KlingFile) => Answer {
  const known = new WeakMap<KlingFile, { readonly answer: Answer }>();
  return (file) => {
    const held = known.get(file);
    if (held) return held.answer;
    const answer = compute(file);
    known.set(file, { answer });
    return answer;
  };
}
