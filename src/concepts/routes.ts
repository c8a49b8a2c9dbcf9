/** Routes of Kling's API that a URL may mean. */
import { findRoutes, type RouteMatch } from '../knowledge/kling/index.js';
import type { Target } from './targets.js';

/** Gets the routes that the readings of a URL may mean, each once. */
export function routesOf(targets: readonly Target[], method: string | null): readonly RouteMatch[] {
  const matches = targets.flatMap((target) => routesOfTarget(target, method));
  return matches.filter(
    (match, index) =>
      matches.findIndex((other) => other.route === match.route && other.use === match.use) === index,
  );
}

/** A base URL may bring path segments of its own, and may hold the version already. */
export function routesOfTarget(target: Target, method: string | null): readonly RouteMatch[] {
  const { segments } = target;
  const versions =
    target.host === null || target.host === undefined ? [segments, ['v1', ...segments]] : [segments];
  for (const candidate of versions) {
    for (let from = 0; from < candidate.length; from++) {
      const rest = candidate.slice(from);
      if (rest.every((segment) => segment === null)) break;
      const found = findRoutes(rest, method ?? undefined);
      if (found.length > 0) return found;
    }
  }
  return [];
}
