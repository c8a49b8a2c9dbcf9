/** Every row of the review is covered, and the page that says so is true. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FURTHER_AREAS, REVIEW_AREAS } from '../src/config-check/judge.js';
import type { ComplianceConfig } from '../src/config-check/options.js';
import { CHECKLIST, isChecklistId, RESTATED, type ChecklistItem } from '../src/knowledge/checklist.js';
import { runComplianceCheck } from '../src/review/index.js';
import { checklistPage, coverage } from './support/checklist.js';
import { filesUnder, pathOf, read } from './support/project.js';

const PAGE = 'docs/checklist.md';
const items = coverage();

it('the page is up to date', async () => {
  const page = await checklistPage(items);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(pathOf(PAGE), page);
  expect(read(PAGE), `${PAGE} is out of date; UPDATE_DOCS=1 writes it anew`).toBe(page);
});

describe.each(items)('$id', ({ id, rules, areas, failing, passing }) => {
  const { client, person }: ChecklistItem = CHECKLIST[id];

  it('is enforced by a rule or an area of the configuration check', () => {
    expect([...rules, ...areas]).not.toEqual([]);
  });

  it('has an example that a rule reports, and one that a rule is satisfied with', () => {
    expect(failing.filter(({ section }) => section === 'Bad')).toHaveLength(1);
    expect(passing.filter(({ section }) => section === 'Good')).toHaveLength(1);
  });

  it('is broken by the unreviewed service', () => {
    expect(failing.filter(({ section }) => section === undefined)).toHaveLength(1);
  });

  it('names parts of the client that there are', () => {
    const source = filesUnder('src/client', /\.ts$/u).map(read).join('\n');
    const missing = client.filter(
      (name) =>
        !new RegExp(`\\b(?:class|function|interface|type|const|readonly|async) ${name}\\b`, 'u').test(source),
    );
    expect(missing).toEqual([]);
  });

  it('leaves something to a person, or says that it leaves nothing', () => {
    expect(person).toMatch(/^\p{Ll}.*[^.]$/u);
  });
});

it('rows that say items once more name items, and the areas of the automated check are all there', () => {
  expect(RESTATED.flatMap(({ restates }) => restates).filter((id) => !isChecklistId(id))).toEqual([]);
  const rows = RESTATED.filter(({ section }) => section === 'Automated Compliance Check');
  expect(rows.map(({ text, restates }) => [text, restates])).toEqual(
    REVIEW_AREAS.map(({ area, item }) => [area, [item]]),
  );
});

describe.each([...REVIEW_AREAS, ...FURTHER_AREAS])('the area $area', ({ area }) => {
  const statusIn = (service: string): string | undefined => {
    const config = parse(read(`docs/examples/${service}/kling-compliance.yaml`)) as ComplianceConfig;
    const { findings, further } = runComplianceCheck(config);
    return [...findings, ...further.findings].find((one) => one.area === area)?.status;
  };

  it('does not pass in the configuration of the unreviewed service', () => {
    expect(statusIn('unreviewed-service')).toMatch(/^(?:WARN|FAIL|UNKNOWN)$/u);
  });

  it('passes in that of the reviewed one', () => {
    expect(statusIn('reviewed-service')).toBe('PASS');
  });
});
