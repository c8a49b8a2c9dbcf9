/** Answers about a file that every rule shares: computed by the first that asks. */
import type { KlingFile } from './file.js';

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
