/**
 * A token that leaks is access until it ends. Kling's own samples give it thirty minutes; a payload with parts that can't
 * be seen is left alone.
 */
import type { KlingFile } from '../concepts/file.js';
import {
  klingTokensOf,
  lifetimeOf,
  LONGEST_LIFETIME,
  signedOnLoad,
  wrongAlgorithm,
  type KlingToken,
} from '../concepts/lifetimes.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'noExpiry' | 'tooLong' | 'algorithm' | 'signedOnce';
interface Options {
  /** Most seconds from signing to expiry. */
  readonly maxSeconds: number;
}

export default defineRule<Id, Options>({
  name: 'require-short-lived-jwt',
  docs: {
    description:
      'Require JWTs for Kling to be signed with HS256 when they are needed and to expire within 30 minutes.',
    items: ['credentials.jwt-never-logged'],
    reference: 'CWE-613',
    shape: 'value',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    noExpiry:
      'This JWT has no expiry, so one that leaks works until the key is changed. Set `exp` to at most {{max}} seconds from now.',
    tooLong:
      'This JWT expires {{when}}; {{max}} seconds are the most it should last. Shorten it, and sign a new one when it ends.',
    algorithm: 'This JWT is signed with {{name}}, but Kling takes HS256 alone.',
    signedOnce:
      'This JWT is signed once when the module is loaded, so requests fail when it has expired. Sign it when it is needed, and keep it until shortly before it ends.',
  },
  options: {
    maxSeconds: {
      schema: { type: 'integer', minimum: 1 },
      default: LONGEST_LIFETIME,
      description: 'Most seconds from signing to expiry.',
    },
  },
  assess: (file, { maxSeconds }) => {
    if (!file.inScope) return [];
    const once = signedOnLoad(file).map((node): Finding<Id> => ({
      verdict: 'violation',
      node,
      messageId: 'signedOnce',
    }));
    return [...klingTokensOf(file).flatMap((token) => assessToken(file, token, maxSeconds)), ...once];
  },
});

function assessToken(file: KlingFile, token: KlingToken, maxSeconds: number): readonly Finding<Id>[] {
  const findings: Finding<Id>[] = [];
  const max = String(maxSeconds);
  const lifetime = lifetimeOf(file, token);
  switch (lifetime.kind) {
    case 'none':
      findings.push({ verdict: 'violation', node: lifetime.node, messageId: 'noExpiry', data: { max } });
      break;
    case 'seconds': {
      const when = Number.isFinite(lifetime.seconds)
        ? `${String(lifetime.seconds)} seconds after it is signed`
        : 'in the far future';
      findings.push(
        lifetime.seconds > maxSeconds
          ? { verdict: 'violation', node: lifetime.node, messageId: 'tooLong', data: { when, max } }
          : { verdict: 'satisfied', node: token.call, messageId: 'tooLong', evidence: lifetime.node },
      );
      break;
    }
    case 'unknown':
      findings.push({
        verdict: 'unknown',
        node: token.call,
        messageId: 'noExpiry',
        why: 'the lifetime is not written here',
      });
  }
  const wrong = wrongAlgorithm(file, token);
  if (wrong)
    findings.push({
      verdict: 'violation',
      node: wrong.node,
      messageId: 'algorithm',
      data: { name: wrong.name },
    });
  return findings;
}
