/**
 * Logs are read by many and kept for long; a token in one is access for whoever reads it, and shows the access key too.
 * Lengths, booleans, hashes and redacted copies are left alone. A line that holds nothing but the access key belongs to
 * `require-masked-access-key`.
 */
import { carriedBy } from '../concepts/carried-requests.js';
import { CALLED, credentialsIn, type FoundCredential } from '../concepts/credentials.js';
import type { KlingFile } from '../concepts/file.js';
import { holdsEnvironment } from '../concepts/environment.js';
import { isRedacted, logSinksOf, type LogSink } from '../concepts/logs.js';
import { signedUrlsIn } from '../concepts/results.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

interface Options {
  /** Report signed result URLs, too. */
  readonly signedUrls: boolean;
}

export default defineRule<'logged', Options>({
  name: 'no-logged-secrets',
  docs: {
    description:
      'Disallow tokens, secret keys and API keys in logs, traces, error messages and error reports.',
    items: ['credentials.jwt-never-logged'],
    reference: 'CWE-532',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
    strictOptions: { signedUrls: true },
  },
  messages: {
    logged:
      'This {{channel}} holds {{what}} ({{how}}). Any part of it is access for whoever reads it: leave it out, or log a request id or a hash in its place.',
  },
  options: {
    signedUrls: {
      schema: { type: 'boolean' },
      default: false,
      description: 'Report result URLs too: whoever holds the signature in their query can read the file.',
    },
  },
  assess: (file, { signedUrls }) =>
    file.inScope ? logSinksOf(file).flatMap((sink) => assessSink(file, sink, signedUrls)) : [],
});

function assessSink(file: KlingFile, sink: LogSink, signedUrls: boolean): readonly Finding<'logged'>[] {
  const { node, channel } = sink;
  const found = credentialsIn(file, sink.value, { contents: sink.depth });
  const open = found.filter((one) => !isRedacted(sink, one.traced.flow));
  const leak = open.find((one) => one.kind !== 'access-key');
  if (leak) return [violation(file, sink, leak)];
  const request = carriedBy(file, sink);
  if (request !== null)
    return [
      {
        verdict: 'violation',
        node,
        messageId: 'logged',
        data: {
          channel,
          what: 'the request with its `Authorization` header',
          how: `the request on line ${String(request)} puts it there`,
        },
      },
    ];
  if (holdsEnvironment(file, sink.value, sink.depth))
    return [
      {
        verdict: 'violation',
        node,
        messageId: 'logged',
        data: { channel, what: 'the whole environment', how: 'every key that is handed over in it' },
      },
    ];
  if (signedUrls && signedUrlsIn(file, sink.value, sink.depth))
    return [
      {
        verdict: 'violation',
        node,
        messageId: 'logged',
        data: { channel, what: 'a signed result URL', how: 'from the response of the API' },
      },
    ];
  const [masked] = found;
  return masked ? [{ verdict: 'satisfied', node, messageId: 'logged', evidence: node }] : [];
}

function violation(file: KlingFile, { node, channel }: LogSink, leak: FoundCredential): Finding<'logged'> {
  return {
    verdict: 'violation',
    node,
    messageId: 'logged',
    data: { channel, what: CALLED[leak.kind], how: leak.how },
    flow: stepsOf(file, leak.traced.flow, leak.traced.origin),
  };
}
