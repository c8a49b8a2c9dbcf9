/**
 * What a browser receives, everybody has: a bundler copies variables with a public prefix into the page, and a token that
 * a route returns is in the network tab. Addresses and model names are no secrets.
 */
import { bundledCredentialsOf } from '../concepts/bundles.js';
import { CALLED, kindOfVariable } from '../concepts/credentials.js';
import { heldCredentialsOf, type EnvCredential } from '../concepts/dotenv.js';
import { environmentReadsOf } from '../concepts/environment.js';
import {
  answeredCredentials,
  usedInBrowser,
  type ExposedCredential,
} from '../concepts/exposed-credentials.js';
import type { KlingFile } from '../concepts/file.js';
import { publicPrefixOf } from '../concepts/public-variables.js';
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
    file.inScope
      ? [
          ...publicVariables(file),
          ...bundledCredentialsOf(file).map((one) => reached(file, 'bundled', one)),
          ...usedInBrowser(file).map((one) => reached(file, 'browserCode', one)),
          ...answeredCredentials(file).map((one) => reached(file, 'returned', one)),
        ]
      : [],
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

function reached(
  file: KlingFile,
  messageId: Id,
  { node, what, how, traced }: ExposedCredential,
): Finding<Id> {
  const flow = traced ? { flow: stepsOf(file, traced.flow, traced.origin) } : {};
  return { verdict: 'violation', node, messageId, data: { what, how }, ...flow };
}
