/** Rows, compiled for look-up. One object per set of rows; its identity is part of every memo. */
import { parseAddress, segmentsOf } from './addresses.js';
import type { AliasRow, CompanionNameRow, HelperNameRow, Row, SchemaRow } from './rows.js';

type AddressedRow = Exclude<Row, HelperNameRow | CompanionNameRow | SchemaRow>;
type OfKind<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>;

const NO_ROWS: readonly AddressedRow[] = [];

/** How many addresses are remembered with the rows that speak of any one member. */
const MAX_KNOWN = 5000;

/** Rows by address and kind. */
export class Models {
  readonly #exact = new Map<string, AddressedRow[]>();
  readonly #known = new Map<string, readonly AddressedRow[]>();
  readonly #wild = new Set<string>();
  readonly helperNames: readonly HelperNameRow[];
  readonly companionNames: readonly CompanionNameRow[];
  readonly schemas: readonly SchemaRow[];
  readonly modules: ReadonlySet<string>;

  /** @throws Error with one sentence when a row's address can't be read. */
  constructor(rows: readonly Row[]) {
    const modules = new Set<string>();
    this.helperNames = rows.filter((row) => row.kind === 'helper-name');
    this.companionNames = rows.filter((row) => row.kind === 'companion-name');
    this.schemas = rows.filter((row) => row.kind === 'schema');
    for (const row of rows) {
      if (row.kind === 'helper-name' || row.kind === 'companion-name' || row.kind === 'schema') continue;
      for (const address of [row.api].flat().flatMap(parseAddress)) {
        const list = this.#exact.get(address);
        if (list) list.push(row);
        else this.#exact.set(address, [row]);
        const module = address.slice(0, address.indexOf('#'));
        modules.add(module);
        if (address.includes('*')) this.#wild.add(module);
      }
    }
    this.modules = modules;
  }

  /** Gets the rows of one kind at an address, `*` in a row matching any one member. */
  find<Kind extends AddressedRow['kind']>(kind: Kind, address: string): readonly OfKind<Kind>[] {
    const found = this.#at(address).filter((row): row is OfKind<Kind> & AddressedRow => row.kind === kind);
    return found as readonly OfKind<Kind>[];
  }

  /** Gets what an address is another name for, or null. */
  alias(address: string): AliasRow | null {
    return (
      this.find('alias', address).find((row) => row.callback === undefined && row.when === undefined) ?? null
    );
  }

  /** Holds if a row speaks about exactly this address. */
  knows(address: string): boolean {
    return this.#at(address).length > 0;
  }

  #at(address: string): readonly AddressedRow[] {
    const exact = this.#exact.get(address) ?? NO_ROWS;
    if (!this.#wild.has(address.slice(0, address.indexOf('#')))) return exact;
    const known = this.#known.get(address);
    if (known) return known;
    const found = this.#withWild(address, exact);
    if (this.#known.size < MAX_KNOWN) this.#known.set(address, found);
    return found;
  }

  #withWild(address: string, exact: readonly AddressedRow[]): readonly AddressedRow[] {
    const segments = segmentsOf(address);
    const module = address.slice(0, address.indexOf('#') + 1);
    const wild = segments.flatMap((segment, index) => {
      if (segment === '()' || segment === 'new()') return [];
      const pattern = segments.map((one, at) => (at === index ? '*' : one));
      return this.#exact.get(module + joinSegments(pattern)) ?? [];
    });
    return [...exact, ...wild];
  }
}

function joinSegments(segments: readonly string[]): string {
  let text = '';
  for (const segment of segments) text += segment === '()' || text === '' ? segment : `.${segment}`;
  return text;
}
