/** What somebody may have meant who wrote a name that nobody knows. */

/** The known name that a name was probably meant to be: most of its letters are the same. `undefined` for none. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [closest] = known
    .map((other) => ({ other, far: distance(name, other) }))
    .sort((a, b) => a.far - b.far);
  return closest && closest.far <= Math.max(2, Math.floor(name.length / 3)) ? closest.other : undefined;
}

/** Counts the letters to change, add or leave out (Levenshtein), capitals aside. */
function distance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const next = [line];
    for (let column = 1; column <= b.length; column++) {
      const changed = (row[column - 1] ?? 0) + (a[line - 1] === b[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
