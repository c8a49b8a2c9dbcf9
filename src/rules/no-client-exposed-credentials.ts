/**
 * What a browser receives, everybody has: a bundler copies variables with a public prefix into the page, and a token that
 * a route returns is in the network tab. Addresses and model names are no secrets.
 */
import { answersOf, isBrowserFile } from '../concepts/browser.js';
import { bundledCredentialsOf, type BundledCredential } from '../concepts/bundles.js';
import {
  CALLED,
  credentialsIn,
  credentialUsesOf,
  isKlingsForSure,
  kindOfVariable,
} from '../concepts/credentials.js';
import { heldCredentialsOf, type EnvCredential } from '../concepts/dotenv.js';
import { environmentReadsOf } from '../concepts/environment.js';
import type { KlingFile } from '../concepts/file.js';
import { isPublished, publicPrefixOf } from '../concepts/public-variables.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'publicPrefix' | 'bundled' | 'browserCode' | 'returned';

export default defineRule<Id>({
  name: 'no-client-exposed-credentials',
  docs: {
    description: 'Disallow Kling credentials in code and answers that browsers receive.',
    items: ['credentials.secrets-manager'],
    reference: 'CWE-522',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
    env: 'error',
  },
  messages: {
    publicPrefix:
      'The prefix `{{prefix}}` puts this variable into the bundle that browsers receive, and {{name}} is {{what}}. Drop the prefix and read it on the server.',
    bundled:
      'The bundler copies this into the code that browsers receive, and it holds {{what}} ({{how}}). Leave it out of the configuration and read it on the server.',
    browserCode:
      'This file runs in browsers, and uses {{what}} ({{how}}) here: every visitor has it. Call Kling from a server route.',
    returned:
      'This answer holds {{what}} ({{how}}), so whoever calls the route has it. Call Kling on the server and return its result.',
  },
  options: {},
  assess: (file) =>
    file.inScope ? [...publicVariables(file), ...bundled(file), ...inBrowser(file), ...returned(file)] : [],
  assessEnv: (file) => heldCredentialsOf(file).flatMap(publicVariable),
});

function publicVariables(file: KlingFile): readonly Finding<Id>[] {
  return environmentReadsOf(file).flatMap(({ node, name }) => {
    const kind = kindOfVariable(file, name);
    return kind ? publicVariable({ node, name, kind }) : [];
  });
}

function publicVariable({
  node,
  name,
  kind,
}: Pick<EnvCredential, 'node' | 'name' | 'kind'>): readonly Finding<Id>[] {
  const prefix = publicPrefixOf(name);
  const data = { prefix: prefix ?? '', name, what: CALLED[kind] };
  return prefix === null ? [] : [{ verdict: 'violation', node, messageId: 'publicPrefix', data }];
}

function bundled(file: KlingFile): readonly Finding<Id>[] {
  return bundledCredentialsOf(file).map((one) => reached(file, one.node, 'bundled', one));
}

function inBrowser(file: KlingFile): readonly Finding<Id>[] {
  if (!isBrowserFile(file)) return [];
  const seen = new Set<number>();
  return credentialUsesOf(file).flatMap((use): readonly Finding<Id>[] => {
    // A password is typed in by whoever uses the page.
    const found = credentialsIn(file, use.value).find(
      (one) => one.kind !== 'password' && !isPublished(file, one),
    );
    if (!found || seen.has(use.call.range[0])) return [];
    seen.add(use.call.range[0]);
    return [reached(file, use.node, 'browserCode', { ...found, what: CALLED[found.kind] })];
  });
}

function returned(file: KlingFile): readonly Finding<Id>[] {
  return answersOf(file).flatMap(({ value, node }): readonly Finding<Id>[] => {
    const found = credentialsIn(file, value, { contents: 4 }).find(
      (one) => one.kind !== 'access-key' && isKlingsForSure(file, one),
    );
    return found ? [reached(file, node, 'returned', { ...found, what: CALLED[found.kind] })] : [];
  });
}

function reached(
  file: KlingFile,
  node: Finding['node'],
  messageId: Id,
  { what, how, traced }: Omit<BundledCredential, 'node'>,
): Finding<Id> {
  const flow = traced ? { flow: stepsOf(file, traced.flow, traced.origin) } : {};
  return { verdict: 'violation', node, messageId, data: { what, how }, ...flow };
}
