/**
 * Kling fetches the pictures and videos that a request names: an unchecked URL makes it fetch what a caller likes.
 * Bytes, files and values of unknown form are left alone.
 */
import type { KlingFile } from '../concepts/file.js';
import { mediaSinksOf, mediaSources, type MediaSink, type MediaSource } from '../concepts/media.js';
import { clientFindings } from '../concepts/safeguards.js';
import { describeOrigin } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'unchecked' | 'hostUnchecked';
interface Options {
  /** `https`: a parse that throws or a test of the scheme is enough; `host`: the whole host must be compared. */
  readonly check: 'https' | 'host';
}

export default defineRule<Id, Options>({
  name: 'require-image-url-validation',
  docs: {
    description:
      'Require a check on every image or video URL that a caller controls before it is sent to Kling.',
    items: ['input.image-urls'],
    reference: 'CWE-918',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
    strictOptions: { check: 'host' },
  },
  messages: {
    unchecked:
      'The `{{field}}` sent to Kling comes from {{source}}, and nothing checks that it is an https URL. Parse it with `new URL()` and compare its protocol and host before the request.',
    hostUnchecked:
      'The `{{field}}` sent to Kling comes from {{source}}, and its host is compared with nothing. Compare the whole host name with a list of those you serve media from.',
  },
  options: {
    check: {
      schema: { enum: ['https', 'host'] },
      default: 'https',
      description:
        '`https` accepts a URL parse that throws or an anchored test of the scheme; `host` wants the whole host compared with a list.',
    },
  },
  assess: (file, { check }) => [
    ...clientFindings<Id>(file, 'media-hosts', 'hostUnchecked'),
    ...mediaSinksOf(file).flatMap((sink) => assessSink(file, sink, check)),
  ],
});

function assessSink(file: KlingFile, sink: MediaSink, check: Options['check']): readonly Finding<Id>[] {
  const findings = mediaSources(file, sink)
    .filter((source) => source.callers && source.form !== 'bytes')
    .map((source) => assessSource(file, sink, source, check));
  const worst =
    findings.find(({ verdict }) => verdict === 'violation') ??
    findings.find(({ verdict }) => verdict === 'unknown') ??
    findings[0];
  return worst ? [worst] : [];
}

function assessSource(
  file: KlingFile,
  sink: MediaSink,
  source: MediaSource,
  check: Options['check'],
): Finding<Id> {
  const { node, field } = sink;
  const data = { field, source: describeOrigin(file, source.origin) };
  const listed = source.facts.find(({ name }) => name === 'host' || name === 'known-value');
  const parsed = source.facts.find(({ name }) => name === 'url' || name === 'https');
  if (listed) return { verdict: 'satisfied', node, messageId: 'hostUnchecked', evidence: listed.node };
  if (parsed && check === 'https')
    return { verdict: 'satisfied', node, messageId: 'unchecked', evidence: parsed.node };
  if (source.form === 'unknown')
    return { verdict: 'unknown', node, messageId: 'unchecked', why: 'it may be the media itself' };
  return { verdict: 'violation', node, messageId: parsed ? 'hostUnchecked' : 'unchecked', data };
}
