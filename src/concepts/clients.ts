/** Clients made for Kling: what their creation fixes, although another file may send the requests. */
import { joinAddress } from '../analysis/addresses.js';
import { apisOf, calledAddress, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { mayBeNamed } from '../analysis/described.js';
import { textsOf } from '../analysis/texts.js';
import type { CallNode } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import type { KlingFile } from './file.js';
import { isKlingTarget } from './requests.js';
import { targetOf } from './targets.js';
import { perFile } from './per-file.js';

/** One client that a file makes for Kling. */
export interface KlingClient {
  readonly call: CallNode;
  /** It is made for Kling; any other counts only where everything does. */
  readonly kling: boolean;
  readonly baseUrl: Value | null;
  /** Headers that every request of it carries. */
  readonly headers: Value | null;
  /** What every request of it has in its query. */
  readonly query: Value | null;
  readonly accessKey: Value | null;
  readonly secretKey: Value | null;
  readonly apiKey: Value | null;
}

/** Gets the HTTP clients with a base URL, and the SDK clients, that a file makes: Kling's, or under `scope: 'all'` any. */
export const clientsOf = perFile((file): readonly KlingClient[] =>
  file.engine.structure.calls.flatMap((call) => clientsAt(file, call)),
);

function clientsAt(file: KlingFile, call: CallNode): readonly KlingClient[] {
  const { engine } = file;
  if (!mayBeNamed(engine, call, engine.models.namesOf('sdk-client'))) return [];
  const isThere = (value: Value): boolean =>
    !sameOrigins(engine, value).every(({ kind }) => kind === 'nothing');
  const at = (port: string | undefined): Value | null =>
    port === undefined ? null : (portValues(engine, call, port, null).find(isThere) ?? null);
  return apisOf(engine, engine.at(call.callee)).flatMap((api) => {
    const sdk = engine.models.find('sdk-client', calledAddress(engine, api, call)).map((row) => ({
      call,
      kling: true,
      headers: null,
      query: null,
      baseUrl: at(row.baseUrl),
      accessKey: at(row.accessKey),
      secretKey: at(row.secretKey),
      apiKey: at(row.apiKey),
    }));
    const made = joinAddress(api.address, call.type === 'NewExpression' ? 'new()' : '()');
    const instances = engine.models.find('alias', made).flatMap(({ ports, forms }) =>
      [ports, ...(forms ?? [])].flatMap((one) => {
        const baseUrl = at(one?.baseUrl);
        const kling = baseUrl !== null && isForKling(file, baseUrl);
        if (!baseUrl || !(kling || file.settings.scope === 'all')) return [];
        return [
          {
            call,
            kling,
            baseUrl,
            headers: at(one?.headers),
            query: at(one?.query),
            accessKey: null,
            secretKey: null,
            apiKey: null,
          },
        ];
      }),
    );
    return [...sdk, ...instances];
  });
}

function isForKling(file: KlingFile, baseUrl: Value): boolean {
  return textsOf(file.engine, baseUrl).some((text) => isKlingTarget(targetOf(text)));
}
