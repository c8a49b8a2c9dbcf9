/**
 * What makes a file "about Kling": it names the vendor, its hosts, routes, models, SDKs or key shapes.
 * Comments do not count, so whoever asks passes identifiers, strings, imports and the file's path.
 */

/**
 * A look at a whole file's text: no match, not about Kling. A match proves nothing, it may be in a comment.
 * English words (`inkling`, `sparkling`) and `Klingon` do not match.
 */
export const ABOUT_KLING =
  /(?:(?<![A-Za-z])kling|Kling|(?<![A-Z])KLING)(?!on|ON)|(?<![A-Za-z])kolors|Kolors|KOLORS|kwaivgi|KwaiVGI|kechuangai|\binkwai|\b(?:text2video|image2video)\b/;

/** Packages that exist for Kling alone. */
// Package documentation and public code, 2026-11.
export const KLING_PACKAGES = [
  'eslint-plugin-kling/client',
  'kling-api',
  'kling-sdk',
  '@ai-sdk/klingai',
  '@microfox/klingai',
  '@klingai/cli-global',
  '@klingai/cli-cn',
] as const;

/** Lower-case words of an identifier that name Kling, after splitting camelCase and snake_case. */
export const KLING_WORDS = ['kling', 'klingai', 'kolors', 'kwaivgi'] as const;

/**
 * Does this identifier, string, package name or path name Kling by a whole word?
 * `klingClient`, `useKling`, `KLING_API_KEY`, `@ai-sdk/klingai` and `api.klingai.com` do; `inkling`,
 * `Klingon` and `klingeln` do not.
 */
export function namesKling(text: string): boolean {
  return ABOUT_KLING.test(text) && WHOLE_WORD.test(text);
}

// A word starts after a non-letter or at a capital, and ends before a non-letter or at a capital.
const WHOLE_WORD =
  /(?:(?<![A-Za-z])[Kk]|(?<=[a-z])K)(?:ling(?:ai|AI|Ai)?|olors|waivgi|waiVGI)(?![a-z])|(?<![A-Za-z])(?:KLING(?:AI)?|KOLORS|KWAIVGI)(?![A-Za-z])/;
