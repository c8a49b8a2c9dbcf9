/** What a user sees in an editor, through the language server that VS Code's ESLint extension runs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Position, TextEdit } from 'vscode-languageserver-protocol/node';

import { BAD, GOOD, LINE, MODULE_CONFIG, RULE } from './code.js';
import { Editor } from './language-server.js';
import { Project, ROOT } from './project.js';

const URL_OF_RULE = new RegExp(`^https://.*/docs/rules/${RULE.replace('kling/', '')}\\.md$`, 'u');

/** The text after edits that don't overlap. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, character);
  return [...edits]
    .sort((one, other) => offset(other.range.start) - offset(one.range.start))
    .reduce(
      (so, { range, newText }) => so.slice(0, offset(range.start)) + newText + so.slice(offset(range.end)),
      text,
    );
}

describe.each([9, 10] as const)('with ESLint %i', (version) => {
  it('shows the squiggle, its page and its quick fix', async () => {
    const project = await Project.create(version);
    onTestFinished(() => project.remove());
    await project.write('eslint.config.js', MODULE_CONFIG);
    await project.write('bad.js', BAD);
    const path = project.path('bad.js');
    const uri = pathToFileURL(path).href;
    const editor = await Editor.open(project.directory);
    onTestFinished(() => editor.close());

    const squiggles = await editor.squiggles(path, BAD, 'javascript');
    expect(squiggles.map(({ code, source, range }) => [source, code, range.start.line])).toEqual([
      ['eslint', RULE, LINE - 1],
    ]);
    const [squiggle] = squiggles;
    if (!squiggle) return;
    expect(squiggle.codeDescription?.href).toMatch(URL_OF_RULE);

    const offers = await editor.quickFixes(path, squiggle);
    const suggestion = offers.find(({ command }) => command?.command === 'eslint.applySuggestion');
    expect(offers.map(({ title }) => title)).toContain(`Show documentation for ${RULE}`);
    if (!suggestion) throw new Error(`no suggestion among ${offers.map(({ title }) => title).join(', ')}`);
    const [edit] = await editor.choose(suggestion);
    const [change] = edit?.documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('the suggestion changed nothing');
    expect(change.textDocument.uri).toBe(uri);
    const edited = applied(
      BAD,
      change.edits.filter((one) => 'newText' in one),
    );
    expect(edited).toBe(GOOD);
    expect(await editor.squiggles(path, edited, 'javascript')).toEqual([]);
  });
});

it('reads the configuration of this repository through its checked-in setting', async () => {
  const settings = JSON.parse(await readFile(join(ROOT, '.vscode/settings.json'), 'utf8')) as {
    'eslint.options': object;
  };
  const editor = await Editor.open(ROOT, settings['eslint.options']);
  onTestFinished(() => editor.close());
  const squiggles = await editor.squiggles(
    join(ROOT, 'src/index.ts'),
    'const a = 1;\nvar b: any = a;\n',
    'typescript',
  );
  expect(squiggles.map(({ code }) => code)).toContain('@typescript-eslint/no-explicit-any');
});
