/** Calls that never return, so that what stands behind them does not run. */
import type { Row } from '../analysis/rows.js';

/** Functions of frameworks and test libraries that always throw or end the program. */
export const EXITS: readonly Row[] = [
  {
    kind: 'exit',
    api: 'next/navigation#{notFound,redirect,permanentRedirect,unauthorized,forbidden}',
    from: 'Next.js docs, notFound, redirect, permanentRedirect, unauthorized and forbidden, 13 to 16: each throws',
  },
  {
    kind: 'exit',
    api: '@sveltejs/kit#{error,redirect}',
    from: 'SvelteKit docs, @sveltejs/kit, error and redirect, 2.x: each throws',
  },
  {
    kind: 'exit',
    api: ['koa#Context.throw', 'koa#Context.new().throw'],
    from: 'Koa docs, ctx.throw, 2.x and 3.x: throws an HTTP error',
  },
  {
    kind: 'exit',
    api: ['assert#fail', 'assert/strict#fail', '@std/assert#{fail,unreachable,unimplemented}'],
    from: 'Node.js docs, assert.fail, 20 to 24; Deno standard library docs, @std/assert, 1.x',
  },
];
