/** Rows, compiled for look-up. One object per set of rows; its identity is part of every memo. */
import { parseAddress, segmentsOf } from './addresses.js';
import type { AliasRow, CompanionNameRow, HelperNameRow, Row, SchemaRow } from './rows.js';

/** A row that speaks about addresses. */
export type AddressedRow = Exclude<Row, HelperNameRow | CompanionNameRow | SchemaRow>;
/** The rows of one kind. */
export type OfKind<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>;

const NO_ROWS: readonly AddressedRow[] = [];

/** How many addresses are remembered with their rows. */
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
  /** The last names of calls that parse: a method of another name is none, whatever it is called on. */
  readonly parseNames: ReadonlySet<string>;
  readonly #names = new Map<Row['kind'], ReadonlySet<string>>();
  readonly #rows: readonly Row[];

  /** @throws Error with one sentence when a row's address can't be read. */
  constructor(rows: readonly Row[]) {
    const modules = new Set<string>();
    this.#rows = rows;
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
    const renamed = namesAmong(rows, 'alias');
    const parses = this.schemas.flatMap(({ parse }) => parse).map(({ call }) => call);
    this.parseNames = new Set([
      ...renamed,
      ...parses.flatMap((call) => (call.includes('#') ? parseAddress(call).map(lastName) : [call])),
    ]);
  }

  /** Gets the rows of one kind at an address, `*` in a row matching any one member. */
  find<Kind extends AddressedRow['kind']>(kind: Kind, address: string): readonly OfKind<Kind>[] {
    const all = this.#at(address);
    if (all.length === 0) return [];
    const found = all.filter((row): row is OfKind<Kind> & AddressedRow => row.kind === kind);
    return found;
  }

  /** Gets the last names of the addresses of a kind: a method of another name is none, whatever it is called on. */
  namesOf(kind: AddressedRow['kind']): ReadonlySet<string> {
    const known = this.#names.get(kind);
    if (known) return known;
    const names = new Set([...namesAmong(this.#rows, kind), ...namesAmong(this.#rows, 'alias')]);
    this.#names.set(kind, names);
    return names;
  }

  /** Gets what an address is another name for, or null. `holds` decides on rows that depend on an argument. */
  alias(
    address: string,
    holds: (when: NonNullable<AliasRow['when']>) => boolean = () => false,
  ): AliasRow | null {
    const rows = this.find('alias', address).filter((row) => row.callback === undefined);
    return rows.find((row) => row.when === undefined || holds(row.when)) ?? null;
  }

  /** Gets the rows that say what a callback of a call at an address is given. */
  callbacks(address: string): readonly AliasRow[] {
    return this.find('alias', address).filter((row) => row.callback !== undefined);
  }

  /** Holds if a row speaks about exactly this address. */
  knows(address: string): boolean {
    return this.#at(address).length > 0;
  }

  #at(address: string): readonly AddressedRow[] {
    const known = this.#known.get(address);
    if (known) return known;
    const exact = this.#exact.get(address) ?? NO_ROWS;
    const isWild = this.#wild.has(address.slice(0, address.indexOf('#')));
    const found = isWild ? this.#withWild(address, exact) : exact;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(address, found);
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

/** Gets the name by which what is at an address is called; `*` where it has none. */
function lastName(address: string): string {
  return segmentsOf(address).findLast((segment) => segment !== 'new()' && segment !== '()') ?? '*';
}

function namesAmong(rows: readonly Row[], kind: AddressedRow['kind']): readonly string[] {
  return rows.flatMap((row) =>
    row.kind === kind && 'api' in row ? [row.api].flat().flatMap(parseAddress).map(lastName) : [],
  );
}

function joinSegments(segments: readonly string[]): string {
  let text = '';
  for (const segment of segments) text += segment === '()' || text === '' ? segment : `.${segment}`;
  return text;
}
