/** What a regular expression says about a text that matches it. Reads the simple shapes that checks are written in. */
import type { Fact } from './facts.js';
import type { FactName } from './rows.js';
import type { Node } from './syntax.js';

/** Gets the facts about a matching text with these keys. */
export function patternFacts(pattern: string, keys: readonly string[], node: Node): readonly Fact[] {
  const facts: Omit<Fact, 'key'>[] = [];
  const limit = /\{\d*,(\d{1,9})\}\)?\$$/u.exec(pattern)?.[1];
  if (pattern.startsWith('^') && limit !== undefined && isOneRun(pattern))
    facts.push({ name: 'length', limit: Number(limit), believed: false, node });
  if (pattern.startsWith('^data:') && !hasTopLevelAlternative(pattern))
    facts.push(...factsOfPrefix('data:').map((name) => ({ name, limit: 0, believed: false, node })));
  const anchored = /^\^https:(?:\\?\/){2}(.*)$/u.exec(pattern);
  if (anchored && !hasTopLevelAlternative(pattern)) {
    facts.push({ name: 'https', limit: 0, believed: false, node });
    if (namesHost(anchored[1] ?? '')) facts.push({ name: 'host', limit: 0, believed: false, node });
  }
  if (
    pattern.startsWith('^') &&
    pattern.endsWith('$') &&
    !pattern.includes('.*') &&
    !hasTopLevelAlternative(pattern)
  )
    facts.push({ name: 'pattern', limit: 0, believed: false, node });
  return keys.flatMap((key) => facts.map((fact) => ({ key, ...fact })));
}

/** Gets what is certain of a URL that begins so; what a `data:` URL holds is nowhere else. */
export function factsOfPrefix(prefix: string | null): readonly FactName[] {
  const start = prefix?.toLowerCase() ?? '';
  if (start.startsWith('data:')) return ['url', 'https', 'host'];
  if (!start.startsWith('https://')) return [];
  return /^https:\/\/[^/?#@]+[/?#]/u.test(start) ? ['https', 'host'] : ['https'];
}

/** Holds if a host name that matches a pattern is, or is below, one that is written in the pattern. */
export function endsInHost(pattern: string): boolean {
  if (!pattern.endsWith('$') || hasTopLevelAlternative(pattern)) return false;
  const labels = pattern.slice(0, -1).split('\\.');
  const [last = '', head = '', above] = labels.toReversed();
  if (!isLabel(last)) return false;
  if (above === undefined) return head.startsWith('^') && isLabel(head.slice(1));
  // `(^|\.)example\.com$`
  return isLabel(head) || (/\((?:\?:)?\^\|$/u.test(above) && head.startsWith(')') && isLabel(head.slice(1)));
}

function isLabel(text: string): boolean {
  return /^[a-z\d-]+$/iu.test(text);
}

/** Holds if a pattern is one repeated class or dot between its anchors. */
function isOneRun(pattern: string): boolean {
  return /^\^\(?(?:\.|\\.|\[(?:[^\]\\]|\\.)*\])\{\d*,\d+\}\)?\$$/u.test(pattern);
}

/** Holds if what follows the scheme is a whole host name and the slash behind it. */
function namesHost(rest: string): boolean {
  const end = /\\?\/|\$$/u.exec(rest);
  if (!end) return false;
  const host = rest.slice(0, end.index).replace(/\\\./gu, 'DOT');
  return (
    host !== '' &&
    /^[\w\-()|?:[\]+*\\]+$/u.test(host) &&
    !/(?:^|[^\]])\.|\\[SDW]|\[\^/u.test(host) &&
    host.includes('DOT')
  );
}

function hasTopLevelAlternative(pattern: string): boolean {
  let depth = 0;
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern[index];
    if (char === '\\') index++;
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}
