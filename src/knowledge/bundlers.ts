/** What bundlers copy into the code that browsers receive because their configuration says so. */
import type { Address, Port } from '../analysis/rows.js';

/** A configuration file, and the parts of what it exports that are copied. */
export interface BundlerFile {
  /** A pattern over the path of the file, without state, and paths that it must and must not match. */
  readonly files: RegExp;
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  /** Paths of the objects whose values are copied. */
  readonly copies: readonly string[];
  readonly from: string;
}

/** Configuration files. */
export const BUNDLER_FILES: readonly BundlerFile[] = [
  {
    files: /(?:^|\/)next\.config\.[cm]?[jt]s$/,
    matches: ['next.config.js', 'apps/web/next.config.ts'],
    leaves: ['src/next.ts', 'next-env.d.ts'],
    copies: ['env', 'publicRuntimeConfig'],
    from: 'Next.js docs, env and Runtime Config (deprecated), 13 to 16',
  },
  {
    files: /(?:^|\/)(?:vite|electron\.vite)\.config\.[cm]?[jt]s$/,
    matches: ['vite.config.ts', 'packages/app/vite.config.mjs', 'electron.vite.config.ts'],
    leaves: ['vitest.config.ts', 'src/vite.ts'],
    copies: ['define', 'renderer.define'],
    from: 'Vite docs, define, 5 to 7; electron-vite docs, Config (renderer), 2 to 4',
  },
  {
    files: /(?:^|\/)astro\.config\.[cm]?[jt]s$/,
    matches: ['astro.config.mjs'],
    leaves: ['src/astro.ts'],
    copies: ['vite.define'],
    from: 'Astro docs, Configuration reference (vite), 4 and 5',
  },
  {
    files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/,
    matches: ['nuxt.config.ts'],
    leaves: ['src/nuxt.ts'],
    copies: ['runtimeConfig.public', 'appConfig', 'publicRuntimeConfig', 'vite.define'],
    from: 'Nuxt docs, Runtime Config and App Config, 3 and 4; Nuxt 2 docs, publicRuntimeConfig',
  },
  {
    files: /(?:^|\/)app\.config\.[cm]?[jt]s$/,
    matches: ['app.config.js', 'apps/mobile/app.config.ts'],
    leaves: ['src/config.ts'],
    copies: ['extra', 'expo.extra'],
    from: 'Expo docs, Environment variables and app config (extra), SDK 50 to 54: it is in the app that is installed',
  },
];

/** A call that has a bundler copy values, or variables by their names. */
export interface BundlerCall {
  readonly api: Address | readonly Address[];
  /** The object whose values are copied. */
  readonly copies?: Port;
  /** The list, or the object by name, of variables that are copied. */
  readonly names?: Port;
  /** The option that says for what the code is made, and what it says where that is no browser. */
  readonly platform?: { readonly at: Port; readonly elsewhere: readonly string[] };
  /** The same as a property of the configuration around the call. */
  readonly target?: { readonly property: string; readonly elsewhere: readonly string[] };
  readonly from: string;
}

/** For what webpack and Rspack make code that no browser gets. */
const TARGET = { property: 'target', elsewhere: ['node', 'async-node', 'electron-main'] };

/** Calls of bundlers. */
export const BUNDLER_CALLS: readonly BundlerCall[] = [
  {
    api: [
      'webpack#DefinePlugin.new()',
      'webpack#webpack.DefinePlugin.new()',
      '@rspack/core#{DefinePlugin,rspack.DefinePlugin}.new()',
    ],
    copies: '0',
    target: TARGET,
    from: 'webpack docs, DefinePlugin, 5; Rspack docs, DefinePlugin, 1',
  },
  {
    api: [
      'webpack#EnvironmentPlugin.new()',
      'webpack#webpack.EnvironmentPlugin.new()',
      '@rspack/core#{EnvironmentPlugin,rspack.EnvironmentPlugin}.new()',
    ],
    names: '0',
    target: TARGET,
    from: 'webpack docs, EnvironmentPlugin, 5; Rspack docs, EnvironmentPlugin, 1',
  },
  {
    api: 'esbuild#{build,buildSync,context}',
    copies: '0.define',
    platform: { at: '0.platform', elsewhere: ['node', 'neutral'] },
    from: 'esbuild docs, Define and Platform, 0.17 to 0.25: the platform is the browser by default',
  },
];
