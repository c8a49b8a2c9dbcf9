/**
 * Logs are read by many and kept for long; a token in one is access for whoever reads it, and shows the access key too.
 * Lengths, booleans, hashes and redacted copies are left alone. A line that holds nothing but the access key belongs to
 * `require-masked-access-key`.
 */
import { carriedBy } from '../concepts/carried-requests.js';
import { CALLED, credentialsIn } from '../concepts/credentials.js';
import type { KlingFile } from '../concepts/file.js';
import { holdsEnvironment } from '../concepts/environment.js';
import { heldBy } from '../concepts/held-credentials.js';
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
  const { node } = sink;
  const found = credentialsIn(file, sink.value, { contents: sink.depth });
  const open = found.filter((one) => !isRedacted(sink, one.traced.flow));
  const leaks = open.filter((one) => one.kind !== 'access-key');
  const leak = leaks.find((one) => one.kind !== 'claims') ?? leaks[0];
  if (leak) {
    const { flow, origin } = leak.traced;
    return [{ ...logged(sink, CALLED[leak.kind], leak.how), flow: stepsOf(file, flow, origin) }];
  }
  const request = carriedBy(file, sink);
  if (request !== null)
    return [
      logged(
        sink,
        'the request with its `Authorization` header',
        `the request on line ${String(request)} puts it there`,
      ),
    ];
  const held = heldBy(file, sink);
  if (held) return [logged(sink, CALLED[held.kind], held.how)];
  if (holdsEnvironment(file, sink.value, sink.depth))
    return [logged(sink, 'the whole environment', 'every key that is handed over in it')];
  if (signedUrls && signedUrlsIn(file, sink.value, sink.depth))
    return [logged(sink, 'a signed result URL', 'from the response of the API')];
  const [masked] = found;
  return masked ? [{ verdict: 'satisfied', node, messageId: 'logged', evidence: node }] : [];
}

function logged({ node, channel }: LogSink, what: string, how: string): Finding<'logged'> {
  return { verdict: 'violation', node, messageId: 'logged', data: { channel, what, how } };
}
