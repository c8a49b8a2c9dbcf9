/** Where programs read their environment, and the helpers that read it for them. */
import type { Row } from '../analysis/rows.js';
import { splitWords, terms } from './words.js';

/** Objects whose properties are the environment's variables, and functions that take a variable's name. */
export const ENVIRONMENT: readonly Row[] = [
  {
    kind: 'source',
    source: 'env',
    api: ['global#process.env', 'process#env', 'global#import.meta.env'],
    name: 'property',
    from: 'Node.js docs, process.env, 20 to 24; Vite docs, Env Variables and Modes, 5 to 7',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'global#Deno.env.get',
    name: '0',
    from: 'Deno docs, Deno.env.get, 2.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: ['global#Deno.env.toObject()', 'global#Bun.env', 'bun#env', 'std-env#env'],
    name: 'property',
    from: 'Deno docs, Deno.env.toObject, 2.x; Bun docs, Environment variables, 1.x; std-env docs, 3.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: '@nestjs/config#ConfigService.new().{get,getOrThrow}',
    name: '0',
    default: '1',
    from: 'NestJS docs, Configuration, Using the ConfigService, 10 and 11',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'env-var#get',
    name: '0',
    from: "env-var docs, env.get('NAME').required().asString(), 7.x",
  },
  {
    kind: 'alias',
    api: 'env-var#from()',
    as: 'env-var#',
    from: 'env-var docs, from(values), 7.x',
  },
  {
    kind: 'step',
    api: 'env-var#get().{required,default,example,convertFromBase64,description}',
    in: 'this',
    edge: 'same',
    from: 'env-var docs, API, 7.x: these return the variable',
  },
  {
    kind: 'alias',
    api: 'env-var#get().{required,default,example,convertFromBase64,description}()',
    as: 'env-var#get()',
    from: 'env-var docs, API, 7.x: these return the variable',
  },
  {
    kind: 'step',
    api: 'env-var#get().{asString,asUrlString,asUrlObject,asEmailString,asEnum,asJson,asJsonObject,asArray,asSet,asRegExp}',
    in: 'this',
    edge: 'same',
    from: 'env-var docs, API, 7.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: '{@t3-oss/env-core,@t3-oss/env-nextjs,@t3-oss/env-nuxt}#createEnv()',
    name: 'property',
    from: 'T3 Env docs, createEnv, 0.10 to 0.13',
  },
  {
    kind: 'source',
    source: 'env',
    api: ['envalid#{cleanEnv,customCleanEnv}()', 'znv#parseEnv()', 'env-schema#()', 'vite#loadEnv()'],
    name: 'property',
    from: 'envalid docs, API, 8.x; znv docs, 0.4; env-schema docs, 6.x; Vite docs, loadEnv, 5 to 7',
  },
  {
    kind: 'source',
    source: 'env',
    api: [
      '{dotenv,dotenv-safe,dotenv-flow,@dotenvx/dotenvx}#config().parsed',
      '{dotenv,@dotenvx/dotenvx}#parse()',
    ],
    name: 'property',
    from: 'dotenv docs, config and parse, 16.x and 17.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: '@dotenvx/dotenvx#get',
    name: '0',
    from: 'dotenvx docs, get, 1.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: ['@std/dotenv#{load,loadSync,parse}()', 'std#config()'],
    name: 'property',
    from: 'Deno standard library docs, @std/dotenv, 0.225',
  },
  {
    kind: 'source',
    source: 'env',
    api: [
      'cloudflare:workers#env',
      '@opennextjs/cloudflare#getCloudflareContext().env',
      '@cloudflare/next-on-pages#getRequestContext().env',
    ],
    name: 'property',
    from: 'Cloudflare docs, Workers, Bindings (env), 2026; OpenNext docs, Bindings, 1.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'hono/adapter#env()',
    name: 'property',
    from: 'Hono docs, Adapter helper, env(c), 4.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: [
      '$env/static/private#',
      '$env/static/public#',
      '$env/dynamic/private#env',
      '$env/dynamic/public#env',
    ],
    name: 'property',
    from: 'SvelteKit docs, $env modules, 2.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: ['astro:env/server#', 'astro:env/client#', '@env#', 'react-native-config#'],
    name: 'property',
    from: 'Astro docs, Using environment variables (astro:env), 5; react-native-dotenv docs, 3.x; react-native-config docs, 1.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'astro:env/server#getSecret',
    name: '0',
    from: 'Astro docs, Retrieving secrets dynamically, 5',
  },
  {
    kind: 'source',
    source: 'env',
    api: [
      'global#useRuntimeConfig()',
      '{nuxt/app,nitropack/runtime,nitro/runtime-config}#useRuntimeConfig()',
    ],
    name: 'property',
    from: 'Nuxt docs, Runtime Config, 3 and 4: NUXT_KLING_SECRET_KEY fills klingSecretKey',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'next-runtime-env#env',
    name: '0',
    from: 'next-runtime-env docs, 3.x',
  },
  {
    kind: 'source',
    source: 'env',
    api: 'firebase-functions/params#{defineString,defineInt,defineBoolean,defineList}',
    name: '0',
    from: 'Firebase docs, Configure your environment, Parameterized configuration, firebase-functions 6.x',
  },
  {
    kind: 'step',
    api: 'firebase-functions/params#{defineString,defineList}().value',
    in: 'this',
    edge: 'same',
    from: 'Firebase docs, Configure your environment, Parameterized configuration, firebase-functions 6.x',
  },
];

/** Helpers that take a variable's name and give its value, told by their own name. */
export interface EnvironmentHelperNames {
  /** Whole names, in words (`getEnv`, `get_env`). */
  readonly names: readonly string[];
  /** Methods that do the same on a receiver whose last word is one of `receivers` (`config.get('KLING_API_KEY')`). */
  readonly methods: readonly string[];
  readonly receivers: readonly string[];
  /** How the argument must look to be a variable's name. */
  readonly variable: RegExp;
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}

/** Names of helpers that read the environment; each argument that is a variable's name is read. */
export const ENV_HELPERS: EnvironmentHelperNames = {
  names: terms(`
    env, get env, read env, env var, get env var, read env var, get env variable, get environment variable,
    env first, first env, pick env, env any, any env, env or, env or throw, get env or throw, get env or default,
    env or default, get env with default, env with fallback, require env, required env, require env var, required env var,
    must env, must get env, must have env, need env, expect env, assert env, ensure env, ensure env var, check env,
    validate env, load env var, fetch env, lookup env, resolve env, use env, optional env, get optional env, opt env,
    env string, env str, get env string, string env, env value, get env value, env required, env optional, safe env, getenv,
    get required env, get required env var, get server env, server env, get secret env, from env, get from env, read from env,
    process env, deno env, get deno env, get config value, config value, get config var, get setting env`),
  methods: terms(
    'get, getOrThrow, getString, require, required, optional, mustGet, string, str, read, fetch',
  ),
  receivers: terms('env, environment, config, configService, cfg'),
  variable: /^[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){0,12}$/,
  matches: [
    'getEnv',
    'envFirst',
    'requireEnv',
    'env',
    'mustGetEnv',
    'get_env',
    'getEnvVar',
    'getRequiredEnv',
  ],
  leaves: ['getEnvironment', 'envelope', 'setEnv', 'isEnv', 'getToken', 'environment', 'loadEnv'],
  from: 'helpers in public integrations: getEnv, envFirst, requireEnv, mustGetEnv, 2026-11',
};

/** Holds if a function's name says that it takes a variable's name and gives the value. */
export function isEnvHelperName(name: string): boolean {
  return ENV_HELPERS.names.includes(splitWords(name).join(' '));
}
