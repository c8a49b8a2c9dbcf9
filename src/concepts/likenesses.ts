/** Likenesses: requests that make something of a person's face, body or voice, and whether that person was asked. */
import { leftOut } from '../analysis/value.js';
import type { Node } from '../analysis/syntax.js';
import { FACE_WORDS } from '../knowledge/index.js';
import { hasWord } from '../knowledge/names.js';
import type { RouteKind } from '../knowledge/kling/index.js';
import { consentBy, consentInInput } from './consents.js';
import type { KlingFile } from './file.js';
import { generationsOf, outermost, unlessDelegated } from './generations.js';
import { mediaSources, type MediaSink } from './media.js';
import type { Answer, Duty } from './duties.js';
import { obligation } from './obligations.js';
import { perFile } from './per-file.js';
import { requestsOf } from './requests.js';
import { safeguardOf } from './safeguards.js';

const ASKED: Duty = {
  kinds: ['consent'],
  looks: false,
  forgives: false,
  keeps: false,
  also: consentBy,
  atInput: consentInInput,
};

/** What only persons are put into, by the route. */
const OF_PERSONS = new Map<RouteKind, string>([
  ['lip-sync', 'lip sync'],
  ['avatar', 'an avatar'],
  ['identify-face', 'the search for faces'],
  ['try-on', 'a try-on'],
  ['element', 'an element'],
  ['voice', 'a voice'],
]);

/** One request that makes something of a person. */
export interface Likeness {
  readonly node: Node;
  /** What it is, in words. */
  readonly what: string;
  readonly answer: Answer;
}

/** Gets the requests of a file that make something of a person, one answer for each; tests are left alone. */
export const likenessesOf = perFile((file): readonly Likeness[] => {
  if (file.isTest) return [];
  const byRoute = requestsOf(file).flatMap((request) => {
    const kind = request.routes.find(
      ({ use, route }) =>
        use === 'call' && OF_PERSONS.has(route.kind) && (route.creates || !route.path.includes('/delete-')),
    )?.route.kind;
    const what = kind && OF_PERSONS.get(kind);
    if (what === undefined || request.method === 'GET' || request.http?.prepares === true) return [];
    const { call, context } = request;
    return [{ call, context, node: outermost(request), what, delegated: false }];
  });
  const known = new Set(byRoute.map(({ node }) => node));
  const byPicture = generationsOf(file)
    .filter((generation) => !known.has(generation.node))
    .flatMap(({ call, context, node, media, delegated }) => {
      const sink = media.find((one) => showsFace(file, one));
      return sink ? [{ call, context, node, what: `the face in \`${sink.field}\``, delegated }] : [];
    });
  return [...byRoute, ...byPicture].map((request) => ({
    node: request.node,
    what: request.what,
    answer:
      safeguardOf(file, request, 'consent') ??
      unlessDelegated(
        request,
        obligation(file, ASKED, { node: request.call, context: request.context, subjects: [] }),
      ),
  }));
});

/** A caller's picture whose name says that it shows a face. */
function showsFace(file: KlingFile, sink: MediaSink): boolean {
  return mediaSources(file, sink).some(({ origin, callers }) => {
    const own = origin.node.type === 'Identifier' ? [origin.node.name] : [];
    const names = [...own, ...origin.path.filter((segment) => leftOut(segment) === null)];
    return callers && names.some((name) => hasWord(FACE_WORDS, name));
  });
}
