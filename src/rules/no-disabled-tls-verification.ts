/**
 * Without the check of the certificate anybody on the way can read the key and the prompts. A switch that depends on
 * something unknown is left alone, and so is code that has nothing to do with Kling.
 */
import { tlsSettingsOf } from '../concepts/tls.js';
import { defineRule } from '../define-rule.js';

export default defineRule<'disabled'>({
  name: 'no-disabled-tls-verification',
  docs: {
    description: 'Disallow switching off the check of server certificates or host names.',
    items: ['network.https'],
    reference: 'CWE-295',
    shape: 'value',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    disabled:
      "`{{name}}` switches off the check of the server's certificate, so anybody on the way can read the key. Remove it, and add your own authority with `ca` where one is needed.",
  },
  options: {},
  assess: (file) =>
    file.inScope
      ? tlsSettingsOf(file).map(({ node, name, state }) => ({
          verdict: state === 'off' ? 'violation' : state === 'on' ? 'satisfied' : 'unknown',
          node,
          messageId: 'disabled',
          data: { name },
          ...(state === 'unknown' ? { why: 'the value is not known' } : {}),
        }))
      : [],
});
