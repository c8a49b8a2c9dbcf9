/**
 * How the time for one file grows with its length, for each kind of code; and inputs that nobody writes by hand, none of
 * which may take a second or overflow the stack. Fails when one does, or when an exponent is over 1.4 (1.25 is the aim,
 * 0.15 the error of such a measurement). `--awkward` and `--kinds` run one half; a further word picks kinds by name.
 */
import { AWKWARD, KINDS } from './generate.js';
import { bestOf, exponentOf, shown, timeOf } from './measure.js';

const SIZES = [1, 2, 4, 8, 16, 32, 64].map((thousand) => thousand * 1000);
const LIMIT = 1.4;
const SLOW = 1000;
/** A kind that takes longer than this is not tried at the next size. */
const ENOUGH = 8000;
const NAME = 'src/kling.js';
const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const chosen = (name: string): boolean => wanted.length === 0 || wanted.some((word) => name.includes(word));
let failures = 0;

function fail(text: string): void {
  failures++;
  console.log(`  FAILED: ${text}`);
}

/** Times strict and an empty rule on one text. */
function added(text: string, rounds: number): { empty: number; strict: number } {
  return bestOf(rounds, ['empty', 'strict'], (rules) => timeOf(rules, 'espree', NAME, text));
}

if (!words.includes('--awkward')) {
  console.log(
    `added ms at ${SIZES.map((size) => `${String(size / 1000)}k`).join(', ')} lines; exponent from 4k on`,
  );
  for (const [kind, generate] of Object.entries(KINDS)) {
    if (!chosen(kind)) continue;
    try {
      const points: [size: number, time: number][] = [];
      for (const size of SIZES) {
        const { empty, strict } = added(generate(size), size < 10_000 ? 3 : 1);
        points.push([size, Math.max(strict - empty, 0.1)]);
        if (strict > ENOUGH) break;
      }
      const exponent = exponentOf(points.slice(2));
      console.log(
        `${kind.padEnd(24)} ${points.map(([, time]) => shown(time).padStart(9)).join('')}   ^${shown(exponent, 2)}`,
      );
      if (exponent > LIMIT) fail(`${kind} grows with ${shown(exponent, 2)}`);
    } catch (error) {
      fail(`${kind}: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
}

if (!words.includes('--kinds')) {
  console.log('awkward inputs: ms with an empty rule, with strict');
  for (const [name, make] of Object.entries(AWKWARD)) {
    if (!chosen(name)) continue;
    try {
      const { empty, strict } = added(make(), 2);
      console.log(`${name.padEnd(34)} ${shown(empty).padStart(9)} ${shown(strict).padStart(9)}`);
      if (strict - empty > SLOW) fail(`${name} takes ${shown(strict - empty)} ms`);
    } catch (error) {
      fail(`${name}: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
}
if (failures > 0) process.exitCode = 1;
