/** Programs and libraries that work on media: how they are started, and what becomes of metadata in them. */
import type { Address, Port } from '../analysis/rows.js';
import { terms, type WordList } from './words.js';

/** A call that starts a program. */
export interface CommandCall {
  readonly api: Address | readonly Address[];
  /** The program, where it stands apart from its words; its name, where the call fixes it. */
  readonly program?: Port;
  readonly is?: string;
  /** The list of its words. Without a program of its own, the first of them is the program. */
  readonly words?: Port;
  /** One line as for a shell, instead of both. */
  readonly line?: Port;
  /** Nothing is thrown when the program fails: its status must be tested. */
  readonly tells?: true;
  readonly from: string;
}

/** Calls that start programs. */
export const COMMAND_CALLS: readonly CommandCall[] = [
  {
    api: [
      'child_process#{execFile,execFileSync,spawn}',
      'execa#{execa,execaSync}',
      'execa#',
      'cross-spawn#',
      'cross-spawn#spawn',
    ],
    program: '0',
    words: '1',
    from: 'Node.js docs, Child process, 20 to 24; execa 5.x to 9.x and cross-spawn 7.x docs',
  },
  {
    api: ['child_process#spawnSync', 'cross-spawn#sync'],
    program: '0',
    words: '1',
    tells: true,
    from: 'Node.js docs, child_process.spawnSync, 20 to 24; cross-spawn 7.x docs',
  },
  {
    api: ['child_process#{exec,execSync}', 'execa#{execaCommand,execaCommandSync}', 'shelljs#exec'],
    line: '0',
    from: 'Node.js docs, Child process, 20 to 24; execa 5.x to 9.x and ShellJS 0.8 to 0.10 docs',
  },
  {
    api: 'global#Deno.Command.new()',
    program: '0',
    words: '1.args',
    tells: true,
    from: 'Deno docs, Deno.Command, 2.x',
  },
  {
    api: ['global#Bun.{spawn,spawnSync}', 'bun#{spawn,spawnSync}'],
    words: '0',
    tells: true,
    from: 'Bun docs, Bun.spawn, 1.x',
  },
  {
    api: '@ffmpeg/ffmpeg#FFmpeg.new().exec',
    is: 'ffmpeg',
    words: '0',
    from: '@ffmpeg/ffmpeg docs, FFmpeg.exec, 0.12',
  },
];

/** Programs that look for malware in the files that they are given, and fail when they find some. */
// ClamAV docs, Scanning, 1.x; Sophos, ESET and Microsoft Defender command line references, 2026-11.
export const SCAN_PROGRAMS: readonly string[] = terms(
  'clamscan, clamdscan, savscan, cls, odscan, mpcmdrun, mdatp',
);

/** A program that changes media files, and what its words do to their metadata. A `*` stands for any text. */
export interface MediaProgram {
  readonly names: readonly string[];
  /** Which of its files it changes: the last of its words, or each. */
  readonly changes: 'last' | 'each';
  /** Words, one after the other, by which all metadata go; none: they always do. */
  readonly drops: readonly (readonly string[])[];
  /** Words to say instead of the first of those, so that nothing but the place goes. */
  readonly instead?: readonly string[];
  /** Words by which single metadata are set or removed. */
  readonly picks: readonly string[];
  /** Words by which it does something else altogether, or puts everything back. */
  readonly except?: readonly string[];
  /** Its words say enough where the program itself is not known. */
  readonly telling?: true;
  readonly from: string;
}

/** Programs that change media files. */
export const MEDIA_PROGRAMS: readonly MediaProgram[] = [
  {
    names: ['ffmpeg', 'avconv'],
    changes: 'last',
    drops: [
      ['-map_metadata', '-1'],
      ['-map_metadata:g', '-1'],
    ],
    instead: ['-metadata', 'location='],
    picks: ['-metadata', '-metadata:*', '-map_metadata', '-map_metadata:*'],
    telling: true,
    from: 'ffmpeg docs, Advanced options, 4.x to 8.x: -map_metadata -1 copies no metadata, -metadata sets or removes one',
  },
  {
    names: ['exiftool', 'exiftool.pl'],
    changes: 'each',
    drops: [['-all='], ['-all:all=']],
    instead: ['-gps:all='],
    picks: ['-*=', '-*=*'],
    except: ['-all:all'],
    telling: true,
    from: 'ExifTool application docs, Writing, 12.x and 13.x: -all= deletes all, -gps:all= one group; -tagsfromfile @ -all:all copies all back',
  },
  {
    names: ['magick', 'convert', 'gm', 'composite'],
    changes: 'last',
    drops: [['-strip'], ['+profile', '*']],
    picks: ['+profile', '+set'],
    from: 'ImageMagick docs, Command-line options, 6 and 7: -strip removes profiles, comments and chunks',
  },
  {
    names: ['mogrify'],
    changes: 'each',
    drops: [['-strip'], ['+profile', '*']],
    picks: ['+profile', '+set'],
    from: 'ImageMagick docs, mogrify, 6 and 7',
  },
  {
    names: ['mat2'],
    changes: 'each',
    drops: [],
    picks: [],
    except: ['--show', '-s', '--list', '-l', '--lightweight', '-L', '--version', '-v'],
    from: 'mat2 docs, 0.13: removes all metadata unless it is told to show or to be lightweight',
  },
  {
    names: ['jpegtran'],
    changes: 'last',
    drops: [['-copy', 'none']],
    picks: ['-copy'],
    from: 'libjpeg-turbo docs, jpegtran, 2.x and 3.x',
  },
  {
    names: ['exiv2'],
    changes: 'each',
    drops: [['rm'], ['-d', 'a'], ['-da']],
    picks: ['-d', '-M*'],
    from: 'Exiv2 docs, command line, 0.27 and 0.28: delete, all supported metadata by default',
  },
  {
    names: ['atomicparsley'],
    changes: 'each',
    drops: [['--metaenema']],
    picks: ['--*'],
    from: 'AtomicParsley docs, 0.9 and later: --metaEnema removes all metadata',
  },
];

/** Pieces of text without which a file has nothing to do with these tools. */
// The names of the programs, libraries and options in this file.
export const MEDIA_MENTIONS: readonly string[] = terms(
  `ffmpeg, avconv, exiftool, magick, convert, composite, mogrify, mat2, jpegtran, exiv2, atomicparsley, sharp, map_metadata, -all=, -all:all=, 'gm', "gm"`,
);

/** Words that name a mark of artificial origin, in an option that sets it again or leaves it in. */
export const PROVENANCE_WORDS: WordList = {
  words: terms(
    'c2pa, jumbf, aigc, provenance, digitalsourcetype, digital source type, ai generated, aigenerated, synthetic, xmp, content credentials',
  ),
  matches: ['AIGC={"Label":"1"}', '--jumbf:all', '-XMP:DigitalSourceType', 'comment=AI generated', 'xmp'],
  leaves: ['-gps:all=', 'comment=', 'location=', '-icc_profile', 'artist=generated'],
  from: 'C2PA technical specification, 2.x; GB 45438-2025, AIGC metadata; IPTC Photo Metadata Standard, Digital Source Type',
};

/** A library that works on media in a chain of calls. */
export interface MediaChain {
  /** The call that begins the chain. */
  readonly api: Address | readonly Address[];
  /** What it works on. */
  readonly takes: Port;
  /** Methods that take words for the program of that name. */
  readonly words?: { readonly methods: readonly string[]; readonly program: string };
  /** Methods that begin the work, and those of them and others that are given the path of what comes out. */
  readonly ends: readonly string[];
  readonly writes: readonly string[];
  /** Methods by which all metadata go; `unless-kept`: they go unless one of `keeps` stands in the chain. */
  readonly drops: readonly string[] | 'unless-kept';
  readonly keeps: readonly string[];
  readonly from: string;
}

/** Libraries that work on media in chains. */
export const MEDIA_CHAINS: readonly MediaChain[] = [
  {
    api: 'fluent-ffmpeg#',
    takes: '0',
    words: {
      program: 'ffmpeg',
      methods: terms(
        'outputOptions, outputOption, addOutputOptions, addOutputOption, withOutputOptions, withOutputOption, addOptions, addOption',
      ),
    },
    ends: terms('save, saveToFile, run, exec, execute, pipe, stream, writeToStream'),
    writes: terms('save, saveToFile, output, addOutput'),
    drops: [],
    keeps: [],
    from: 'fluent-ffmpeg docs, 2.x',
  },
  {
    api: 'sharp#',
    takes: '0',
    ends: terms('toBuffer, toFile, pipe, toUint8Array'),
    writes: ['toFile'],
    drops: 'unless-kept',
    keeps: terms('withMetadata, keepMetadata, keepExif, withExif, withExifMerge, keepXmp, withXmp'),
    from: 'sharp docs, Output options, 0.33 to 0.35: metadata is dropped unless one of these is called',
  },
  {
    api: ['gm#', 'gm#subClass()'],
    takes: '0',
    ends: terms('write, toBuffer, stream'),
    writes: ['write'],
    drops: terms('strip, noProfile'),
    keeps: [],
    from: 'gm docs, 1.x: strip removes profiles and comments, noProfile all profiles',
  },
];

/** Calls that drop all metadata of the file at a path. */
export const METADATA_DROPS: readonly {
  readonly api: Address | readonly Address[];
  readonly takes: Port;
  /** Only when this is empty: a tag named `all`. */
  readonly empty?: Port;
  /** Not when this is given: what is kept. */
  readonly unless?: Port;
  readonly from: string;
}[] = [
  {
    api: 'exiftool-vendored#{exiftool,ExifTool.new()}.deleteAllTags',
    takes: '0',
    unless: '1.retain',
    from: 'exiftool-vendored docs, ExifTool.deleteAllTags, 15.x to 38.x',
  },
  {
    api: [
      'exiftool-vendored#{exiftool,ExifTool.new()}.write',
      'node-exiftool#ExiftoolProcess.new().writeMetadata',
    ],
    takes: '0',
    empty: '1.all',
    from: 'exiftool-vendored docs, ExifTool.write, 15.x to 38.x; node-exiftool docs, writeMetadata, 2.x',
  },
];

/** Libraries that write the mark of artificial origin into a file. */
// C2PA docs, c2pa-node 0.5 and @contentauth/c2pa-node 0.x: a manifest is signed into the asset.
export const MARK_WRITERS: readonly string[] = ['c2pa-node', '@contentauth/c2pa-node'];
