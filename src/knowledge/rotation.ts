/** How the rotation of keys is configured: what the settings are called, and what their values mean. */
import { splitWords } from './words.js';

/** The longest time between two changes of a key, in days. */
// Kling AI compliance review, Security Checklist: "Keys rotated quarterly".
export const LONGEST_ROTATION_DAYS = 90;

/** Days in each unit that a setting's name or a call may speak of. */
export const DAYS_IN: Readonly<Record<string, number>> = {
  millisecond: 1 / 86_400_000,
  ms: 1 / 86_400_000,
  second: 1 / 86_400,
  sec: 1 / 86_400,
  s: 1 / 86_400,
  minute: 1 / 1440,
  min: 1 / 1440,
  hour: 1 / 24,
  h: 1 / 24,
  day: 1,
  d: 1,
  week: 7,
  w: 7,
  month: 30,
  quarter: 90,
  year: 365,
  y: 365,
};

/** Words that mean never, and words that mean how often, in days. */
export const ROTATION_TEXTS: Readonly<Record<string, number>> = {
  off: Infinity,
  never: Infinity,
  none: Infinity,
  disabled: Infinity,
  manual: Infinity,
  false: Infinity,
  daily: 1,
  weekly: 7,
  monthly: 30,
  quarterly: 90,
  semiannually: 182,
  biannually: 182,
  yearly: 365,
  annually: 365,
};

/** Requests that switch the rotation of a secret off, by the port of its id. */
// AWS SDK for JavaScript docs, CancelRotateSecret, 3.x.
export const ROTATION_STOPS = [
  { api: '@aws-sdk/client-secrets-manager#CancelRotateSecretCommand.new()', id: '0.SecretId' },
  { api: '@aws-sdk/client-secrets-manager#SecretsManager.new().cancelRotateSecret', id: '0.SecretId' },
] as const;

/** Holds if a name is that of a setting of rotation; the rotation of logs and pictures is another one. */
export function isRotationName(name: string): boolean {
  const words = splitWords(name);
  if (words.some((word) => /^(?:logs?|files?|image|video|picture|camera|degrees|angle|exif)$/u.test(word)))
    return false;
  const text = words.join(' ');
  return (
    words.some((word) => /^(?:rotat(?:e|es|ed|ion|ions|ing)|autorotate|autorotation)$/u.test(word)) ||
    /\bautomatically after\b|\bmax (?:key |secret )?age\b|\b(?:key|secret) max age\b/u.test(text)
  );
}

/** Gets how many days a unit has that the last words of a name speak of, or null. */
export function daysOfName(name: string): number | null {
  for (const word of splitWords(name).toReversed()) {
    const days = DAYS_IN[word] ?? DAYS_IN[word.replace(/s$/u, '')];
    if (days !== undefined && word.length > 1) return days;
  }
  return null;
}

/** Reads `365d`, `P1Y`, `8640000s`, `rate(180 days)`, `yearly`, `off` as days, or null. */
export function daysOfText(text: string): number | null {
  const plain = text.trim().toLowerCase();
  const word = ROTATION_TEXTS[plain.replace(/[\s_-]/gu, '')];
  if (word !== undefined) return word;
  const iso = /^p(\d{1,6})([dwmy])$/u.exec(plain);
  if (iso) return Number(iso[1]) * ({ d: 1, w: 7, m: 30, y: 365 }[iso[2] ?? 'd'] ?? 1);
  const found = /^(?:rate\()?(\d{1,12}) ?([a-z]{1,12})\)?$/u.exec(plain);
  const unit = found && (DAYS_IN[found[2] ?? ''] ?? DAYS_IN[(found[2] ?? '').replace(/s$/u, '')]);
  return found && unit !== undefined && unit !== null ? Number(found[1]) * unit : null;
}
