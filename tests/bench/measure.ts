/** How time is taken: runs of one process in turns, the best of several for each, so that noise does not count. */
import { configOf, linter, type ParserName, type Rules } from './lint.js';

/** Lints a text and gives the milliseconds that it took. */
export function timeOf(rules: Rules, parser: ParserName, name: string, text: string): number {
  const config = configOf(rules, parser, name);
  const start = performance.now();
  linter.verify(text, config, name);
  return performance.now() - start;
}

/** Times several sets of rules in turns, each round in an order of its own, and keeps the best of each. */
export function bestOf<const Name extends Rules>(
  rounds: number,
  names: readonly Name[],
  run: (rules: Name) => number,
): Record<Name, number> {
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let round = 0; round < rounds; round++) {
    const order = names.map((name) => ({ name, at: Math.random() })).sort((one, other) => one.at - other.at);
    for (const { name } of order) best[name] = Math.min(best[name], run(name));
  }
  return best;
}

/** Gets the slope of a line through points in logarithms: the exponent of growth. */
export function exponentOf(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(Math.max(time, 0.01))] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

/** Writes a number with so many digits behind the point. */
export function shown(value: number, digits = 1): string {
  return value.toFixed(digits);
}
