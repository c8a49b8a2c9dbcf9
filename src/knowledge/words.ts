/** How names are read: split into words, and looked up word by word. Never by substring (`monkey` holds no key). */

/** A list of words or phrases, with names that it must and must not match. */
export interface WordList {
  /** Lower case; the words of a phrase are parted by one space. */
  readonly words: readonly string[];
  /** Names that hold one of them. */
  readonly matches: readonly string[];
  /** Names that do not, though they look as if. */
  readonly leaves: readonly string[];
  /** Where the words come from. */
  readonly from: string;
}

/** How many answers about names are remembered: the same ones are asked about in every file. */
const MAX_REMEMBERED = 5000;

/** Remembers what a function says of a name. When there are too many it begins anew. */
export function remembered<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (name) => {
    const held = known.get(name);
    if (held) return held.answer;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const answer = ask(name);
    known.set(name, { answer });
    return answer;
  };
}

/** Reads a list of words and phrases from a text with commas, so that long lists stay short on the page. */
export function terms(text: string): readonly string[] {
  return text.split(',').map((term) => term.trim());
}

/**
 * Gets the words of an identifier in lower case: `klingAPIKey`, `KLING_API_KEY` and `kling-api-key` are
 * `kling`, `api`, `key`. Digits stay with the letters before them.
 */
export const splitWords = remembered((name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^a-z\d]+/i)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);

const wordsOf = remembered((phrase: string): readonly string[] => phrase.split(' '));

const firstWords = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Holds if one of the phrases may be among the words: one of them begins a phrase. The list must not change. */
function mayHold(words: readonly string[], phrases: readonly string[]): boolean {
  let first = firstWords.get(phrases);
  if (!first) firstWords.set(phrases, (first = new Set(phrases.map((phrase) => wordsOf(phrase)[0] ?? ''))));
  const begins = first;
  return words.some((word) => begins.has(word));
}

/** Gets where a phrase ends in a list of words (the index after its last word), or -1. Searches from the end. */
export function findPhrase(words: readonly string[], phrase: string): number {
  const wanted = wordsOf(phrase);
  for (let start = words.length - wanted.length; start >= 0; start -= 1) {
    if (wanted.every((word, index) => words[start + index] === word)) return start + wanted.length;
  }
  return -1;
}

/** Holds if a name has one of the list's words or phrases among its words. */
export function hasWord(list: WordList, name: string): boolean {
  return holdsPhrase(splitWords(name), list.words);
}

/** Holds if one of the words or phrases is among these words. The list must not change. */
export function holdsPhrase(words: readonly string[], phrases: readonly string[]): boolean {
  return mayHold(words, phrases) && phrases.some((phrase) => findPhrase(words, phrase) >= 0);
}

const phraseSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Gets how many words the longest of the phrases has with which a name ends, or 0. The list must not change. */
export function phraseAtEnd(words: readonly string[], phrases: readonly string[]): number {
  let known = phraseSets.get(phrases);
  if (!known) phraseSets.set(phrases, (known = new Set(phrases)));
  for (let count = words.length; count > 0; count -= 1) {
    if (known.has(words.slice(-count).join(' '))) return count;
  }
  return 0;
}
