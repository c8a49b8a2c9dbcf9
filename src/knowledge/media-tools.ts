/** Programs and libraries that work on media: how they are started, and what becomes of metadata in them. */
import type { Address, Port } from '../analysis/rows.js';
import { terms } from './words.js';

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
