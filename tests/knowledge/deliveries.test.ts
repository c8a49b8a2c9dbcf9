/** Tables about the ways of bytes: their addresses and ports can be read, and they agree with each other. */
import { describe, expect, it } from 'vitest';
import { parseAddress, parsePort } from '../../src/analysis/addresses.js';
import * as knowledge from '../../src/knowledge/index.js';

const {
  ANSWERING_CALLS,
  CARRIERS,
  COMMAND_CALLS,
  DISK_MOVES,
  DISK_READS,
  DISK_WRITES,
  MEDIA_CHAINS,
  MEDIA_MENTIONS,
  MEDIA_PROGRAMS,
  METADATA_DROPS,
  PATH_JOINERS,
  PIPELINES,
  PLAIN_STREAMS,
  RESULT_DOWNLOADS,
  SCAN_HOSTS,
  STORE_KEYS,
  STREAM_VIEWS,
} = knowledge;

/** One entry of a table: where the API is, and its ports. */
interface Entry {
  readonly api: string | readonly string[];
  readonly from: string;
}

const TABLES: Readonly<Record<string, readonly Entry[]>> = {
  ANSWERING_CALLS,
  CARRIERS,
  COMMAND_CALLS,
  DISK_MOVES,
  DISK_READS,
  DISK_WRITES,
  MEDIA_CHAINS,
  METADATA_DROPS,
  RESULT_DOWNLOADS,
  STREAM_VIEWS,
};

const PORTS = ['takes', 'path', 'bytes', 'to', 'into', 'program', 'words', 'line', 'empty', 'unless'];

describe.each(Object.entries(TABLES))('%s', (_, entries) => {
  it('has addresses, ports and sources', () => {
    for (const entry of entries) {
      expect([entry.api].flat().flatMap(parseAddress)).not.toEqual([]);
      expect(entry.from).toMatch(/\w.{8,}/u);
      const fields: readonly (readonly [string, unknown])[] = Object.entries(entry);
      for (const [name, port] of fields)
        if (PORTS.includes(name) && typeof port === 'string') expect(() => parsePort(port)).not.toThrow();
    }
  });

  it('speaks once about each call', () => {
    const addresses = entries.flatMap(({ api }) => [api].flat().flatMap(parseAddress));
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

it('lists of addresses and ports can be read', () => {
  for (const address of [...PATH_JOINERS, ...PIPELINES, ...PLAIN_STREAMS])
    expect(parseAddress(address)).not.toEqual([]);
  for (const port of STORE_KEYS) expect(() => parsePort(port)).not.toThrow();
});

describe('programs', () => {
  it('are named as they are compared', () => {
    for (const { names, drops } of MEDIA_PROGRAMS) {
      for (const text of [...names, ...drops.flat()]) expect(text).toBe(text.toLowerCase());
    }
    const all = MEDIA_PROGRAMS.flatMap(({ names }) => names);
    expect(new Set(all).size).toBe(all.length);
  });

  it('have as many words to say instead as they drop by', () => {
    for (const { drops, instead } of MEDIA_PROGRAMS)
      if (instead) expect(drops.every((drop) => drop.length === instead.length)).toBe(true);
  });

  it('are mentioned in a file that starts them', () => {
    for (const { names } of MEDIA_PROGRAMS)
      for (const name of names.filter((one) => one !== 'gm'))
        expect(
          MEDIA_MENTIONS.some((mention) => name.includes(mention)),
          name,
        ).toBe(true);
  });

  it('are known to the chains that take words for them', () => {
    for (const { words } of MEDIA_CHAINS)
      if (words) expect(MEDIA_PROGRAMS.some(({ names }) => names.includes(words.program))).toBe(true);
  });
});

it('scanning services are hosts', () => {
  for (const host of SCAN_HOSTS) expect(host).toMatch(/^[a-z\d.-]+\.[a-z]{2,}$/u);
});
