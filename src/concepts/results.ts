/** Results: the URLs under which Kling serves what it made. */
import { trace } from '../analysis/trace.js';
import { leftOut, type Value } from '../analysis/value.js';
import { RESULT_URL } from '../knowledge/kling/index.js';
import type { KlingFile } from './file.js';

const HOLDERS = new Set(['task_result', 'outputs', 'videos']);
const URLS = new Set(['url', 'watermark_url', 'mp3_url', 'wav_url', 'url_mp3', 'url_wav']);

/** Holds if a value is, or holds, the signed URL of a result. */
export function signedUrlsIn(file: KlingFile, value: Value, depth: number): boolean {
  return trace(file.engine, value, { derived: true, contents: depth }).found.some(({ origin }) => {
    if (origin.kind === 'literal') return RESULT_URL.test(origin.text ?? '');
    const path = origin.path.filter((segment) => leftOut(segment) === null);
    return URLS.has(path.at(-1) ?? '') && path.some((segment) => HOLDERS.has(segment));
  });
}
