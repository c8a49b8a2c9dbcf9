/** The README's first command prints what it promises. */
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

import { beforeAll, expect, it } from 'vitest';

import kling from '../../dist/index.js';
import { ROOT, succeed } from '../package/project.js';
import { filesOf, SERVICES } from './services.js';

/** One part of what is printed. */
interface Part {
  readonly files: number;
  readonly findings: number;
  /** How often each rule speaks, from the summary. */
  readonly summary: ReadonlyMap<string, number>;
  readonly text: string;
}

let parts: Part[];

beforeAll(async () => {
  const jiti = fileURLToPath(new URL('../../node_modules/.bin/jiti', import.meta.url));
  const output = await succeed(execPath, [jiti, 'docs/examples/lint.ts'], ROOT);
  parts = output.split(/^== /mu).slice(1).map(read);
});

/** Reads the printed part of one example. */
function read(text: string): Part {
  const [, files, findings] = /: (\d+) files, (\d+) findings$/mu.exec(text) ?? [];
  const rows = [...text.matchAll(/^ *(\d+) {2}(kling\/\S+)$/gmu)];
  const summary = new Map(rows.map(([, count, rule]) => [String(rule), Number(count)]));
  return { files: Number(files), findings: Number(findings), summary, text };
}

it('lints all published sources of kling-api, and all of both services with their dotenv files', () => {
  const files = SERVICES.map((service) => filesOf(service).length);
  expect(parts.map((part) => part.files)).toEqual([31, ...files]);
});

it('reads every file', () => {
  expect(parts.filter(({ text }) => text.includes('could not be read'))).toEqual([]);
});

it('counts in the summary what it lists', () => {
  for (const { findings, summary, text } of parts) {
    expect([...summary.values()].reduce((sum, count) => sum + count, 0)).toBe(findings);
    expect([...text.matchAll(/^ {2}line \d+ {2}kling\/\S+\n {4}\S/gmu)]).toHaveLength(findings);
  }
});

it('sees each recommended rule speak in the unreviewed service', () => {
  const recommended = Object.keys(kling.configs.recommended.rules ?? {});
  expect([...(parts[1]?.summary.keys() ?? [])].sort()).toEqual(recommended.sort());
});

it('finds nothing in the reviewed service', () => {
  expect(parts[2]?.findings).toBe(0);
});
