/** One service breaks every rule, the other none; and they are the same service. */
import { describe, expect, it } from 'vitest';

import kling from '../../dist/index.js';
import { read } from '../support/project.js';
import { filesOf, reportsIn, routesOf } from './services.js';

/** Gets the rules of a preset that no report is of. */
function silent(rules: readonly string[], reports: readonly string[]): string[] {
  return rules.filter((rule) => !reports.some((report) => report.startsWith(`${rule} `)));
}

describe('the unreviewed service', () => {
  it('breaks every rule of the recommended preset', async () => {
    const reports = await reportsIn('unreviewed-service', kling.configs.recommended);
    expect(silent(Object.keys(kling.configs.recommended.rules ?? {}), reports)).toEqual([]);
  });

  it('breaks every rule of the plugin under strict', async () => {
    const reports = await reportsIn('unreviewed-service', kling.configs.strict);
    const rules = Object.keys(kling.rules).map((name) => `kling/${name}`);
    expect(silent(rules, reports)).toEqual([]);
  });

  it('breaks every rule of the preset for dotenv files with its dotenv file', async () => {
    const reports = await reportsIn('unreviewed-service', kling.configs.strict);
    const inEnv = reports.filter((report) => report.includes(' .env.example:'));
    expect(silent(Object.keys(kling.configs.env.rules ?? {}), inEnv)).toEqual([]);
  });
});

describe('the reviewed service', () => {
  it('breaks no rule', async () => {
    expect(await reportsIn('reviewed-service', kling.configs.strict)).toEqual([]);
    expect(await reportsIn('reviewed-service', kling.configs.recommended)).toEqual([]);
  });

  it('silences none', () => {
    const files = filesOf('reviewed-service');
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => /(?:\/[/*]|#)\s*(?:eslint(?!-plugin)|@ts-)/u.test(read(file)))).toEqual([]);
  });

  it('has the routes of the unreviewed one', () => {
    const routes = routesOf('reviewed-service');
    expect(routes).toContain('POST /webhooks/kling');
    expect(routes).toEqual(routesOf('unreviewed-service'));
  });
});
