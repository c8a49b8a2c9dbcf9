/** Names of the environments that a program runs in. */
import { hasWord, terms, type WordList } from './words.js';

/** One environment that a program runs in, and the words for it. */
export interface EnvironmentWords extends WordList {
  readonly environment: 'development' | 'test' | 'staging' | 'preview' | 'production';
}

/** The environments whose keys must differ. */
export const ENVIRONMENT_WORDS: readonly EnvironmentWords[] = [
  {
    environment: 'development',
    words: terms('dev, devel, develop, development, local, localhost, sandbox'),
    matches: ['dev', 'KLING_API_KEY_DEV', 'development', 'localKey'],
    leaves: ['device', 'developer', 'localization', 'devices'],
    from: 'NODE_ENV conventions; names in public configuration, 2026-11',
  },
  {
    environment: 'test',
    words: terms('test, testing, ci, e2e, qa, integration'),
    matches: ['test', 'TEST_KLING_KEY', 'ci', 'qaKey'],
    leaves: ['latest', 'contest', 'testimonial', 'circle'],
    from: 'NODE_ENV conventions; names in public configuration, 2026-11',
  },
  {
    environment: 'staging',
    words: terms('staging, stage, stg, stag, uat, preprod, preproduction, pre prod, acceptance'),
    matches: ['staging', 'stg', 'KLING_STAGE_KEY', 'preProd', 'uat'],
    leaves: ['backstage', 'stages', 'stagger'],
    from: 'names in public configuration, 2026-11',
  },
  {
    environment: 'preview',
    words: terms('preview, canary, beta, review, demo'),
    matches: ['preview', 'KLING_PREVIEW_KEY', 'canary'],
    leaves: ['previews', 'reviewer', 'alphabeta', 'democracy'],
    from: 'VERCEL_ENV, system environment variables, Vercel docs; names in public configuration, 2026-11',
  },
  {
    environment: 'production',
    words: terms('prod, production, prd, live, release'),
    matches: ['prod', 'production', 'KLING_PROD_KEY', 'liveKey'],
    leaves: ['product', 'products', 'deliver', 'reproduction', 'livestream'],
    from: 'NODE_ENV conventions; names in public configuration, 2026-11',
  },
];

/** Gets the environment that a name stands for, or null. `preprod` is staging, not production. */
export function environmentOfName(name: string): EnvironmentWords['environment'] | null {
  const rows = ENVIRONMENT_WORDS.filter((row) => hasWord(row, name));
  const staging = rows.find((row) => row.environment === 'staging');
  return (staging ?? rows[0])?.environment ?? null;
}
