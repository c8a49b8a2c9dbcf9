/** Links between the pages lead to files and headings that there are. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists, filesUnder, pathOf, read } from './support/project.js';

const pages = [
  ...['README.md', 'CHANGELOG.md'].filter(exists),
  ...['docs', 'src', 'tests'].flatMap((directory) => filesUnder(directory, /\.md$/u)),
];

/** The text without code, in which brackets and parentheses mean something else. */
function prose(page: string): string {
  return page.replace(/^```.+?^```$/gmsu, '').replace(/`[^`\n]*`/gu, 'code');
}

/** Gets the targets of links and pictures that are files of this repository. */
function linksOf(page: string): string[] {
  return [...prose(page).matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/gu)].map(([, target = '']) => target);
}

/** Gets the names under which a page's headings can be linked to. */
function anchorsOf(page: string): string[] {
  return page
    .replace(/^```.+?^```$/gmsu, '')
    .split('\n')
    .flatMap((line) => /^#{1,6} (.*)$/u.exec(line)?.[1] ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/gu, '')
        .replaceAll(' ', '-'),
    );
}

/** Says what is wrong with a link in a file, or null. */
function fault(file: string, link: string): string | null {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : posix.join(posix.dirname(file), path);
  if (target.startsWith('..') || !existsSync(pathOf(target))) return `${link} leads nowhere`;
  if (anchor === undefined) return null;
  if (!target.endsWith('.md')) {
    const line = Number(/^L(\d+)$/u.exec(anchor)?.[1]);
    return line <= read(target).split('\n').length ? null : `${link} names no line of ${target}`;
  }
  return anchorsOf(read(target)).includes(anchor) ? null : `${link} names no heading of ${target}`;
}

describe('every link leads somewhere', () => {
  it('there are pages', () => {
    expect(pages.length).toBeGreaterThan(3);
  });

  it.each(pages)('%s', (file) => {
    expect(linksOf(read(file)).flatMap((link) => fault(file, link) ?? [])).toEqual([]);
  });
});

describe('the reader of links', () => {
  it('finds links and no code', () => {
    const page = 'See [a](b.md#c), ![d](e.png) and [f](https://g.example).\n```js\na[0](b)\n```\n`x[1](y)`';
    expect(linksOf(page)).toEqual(['b.md#c', 'e.png']);
  });

  it('sees links that lead nowhere', () => {
    expect(fault('docs/a.md', 'none.md')).toBe('none.md leads nowhere');
    expect(fault('README.md', '../README.md')).toBe('../README.md leads nowhere');
    expect(fault('docs/a.md', '../README.md#no-such-heading')).toBe(
      '../README.md#no-such-heading names no heading of README.md',
    );
    expect(fault('docs/a.md', '../README.md#install')).toBeNull();
  });
});
