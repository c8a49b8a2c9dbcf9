/**
 * The environment of a process is inherited by its children and shown by crash reports and debug pages, and a key in it
 * changes only with a restart. Only the read that is used as a credential counts: asking whether a variable is set, or
 * reading an address or a model from one, is fine.
 */
import { CALLED } from '../concepts/credentials.js';
import { heldCredentialsOf } from '../concepts/dotenv.js';
import { environmentCredentialsOf, fetchedCredentialsOf } from '../concepts/environment-credentials.js';
import { publicPrefixOf } from '../concepts/public-variables.js';
import { keyProvidersOf } from '../concepts/safeguards.js';
import { lineOf, stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';

interface Options {
  /** Variables that may hold a credential all the same. */
  readonly allow: readonly string[];
}

export default defineRule<'env' | 'envFile', Options>({
  name: 'no-env-credentials',
  docs: {
    description: 'Disallow reading Kling credentials from environment variables.',
    items: ['credentials.secrets-manager'],
    reference: 'CWE-526',
    shape: 'flow',
    recommended: 'warn',
    strict: 'warn',
    env: 'warn',
  },
  messages: {
    env: 'The environment variable {{name}} is read here as {{what}}{{where}}, and whoever sees the environment of the process has it: its children, crash reports, debug pages. Fetch it from a secrets manager when it is needed.',
    envFile:
      '{{name}} holds {{what}} in this file, and files are copied, mailed, baked into images and committed. Leave the value empty, fetch it from a secrets manager, and change the key if others have had the file.',
  },
  options: {
    allow: {
      schema: { type: 'array', items: { type: 'string' } },
      default: [],
      description: 'Variables that may hold a credential all the same.',
    },
  },
  assess: (file, { allow }) =>
    file.inScope
      ? [
          ...environmentCredentialsOf(file)
            .filter(({ name }) => publicPrefixOf(name) === null && !allow.includes(name))
            .map(({ node, name, kind, use, traced }) => ({
              verdict: 'violation' as const,
              node,
              messageId: 'env' as const,
              data: {
                name,
                what: CALLED[kind],
                where:
                  use && lineOf(use.node) !== lineOf(node)
                    ? ` (used on line ${String(lineOf(use.node))})`
                    : '',
              },
              ...(traced ? { flow: stepsOf(file, traced.flow, traced.origin) } : {}),
            })),
          ...fetchedCredentialsOf(file).map(({ use, fetch }) => ({
            verdict: 'satisfied' as const,
            node: use.node,
            messageId: 'env' as const,
            evidence: fetch,
          })),
          ...keyProvidersOf(file).map((node) => ({
            verdict: 'satisfied' as const,
            node,
            messageId: 'env' as const,
            evidence: node,
          })),
        ]
      : [],
  assessEnv: (file, { allow }) =>
    heldCredentialsOf(file)
      .filter(({ name }) => publicPrefixOf(name) === null && !allow.includes(name))
      .map(({ node, name, kind }) => ({
        verdict: 'violation',
        node,
        messageId: 'envFile',
        data: { name, what: CALLED[kind] },
      })),
});
