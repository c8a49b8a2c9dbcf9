/** Log files: what is written to a file that is called a log. */
import type { Address, Port } from '../../analysis/rows.js';
import type { ValuePattern } from '../placeholders.js';

/** A call that writes text to a file. */
export interface FileWrite {
  readonly api: Address | readonly Address[];
  /** Where the path stands: in the call, or in the one that opened the stream. */
  readonly path: Port;
  readonly opened?: true;
  readonly writes: Port;
  readonly from: string;
}

/** Calls that write text to files. */
export const FILE_WRITES: readonly FileWrite[] = [
  {
    api: [
      '{fs,fs/promises,fs-extra}#{writeFile,writeFileSync,appendFile,appendFileSync,outputFile,outputFileSync}',
      'fs#promises.{writeFile,appendFile}',
      'global#Bun.write',
      'global#Deno.{writeTextFile,writeTextFileSync}',
    ],
    path: '0',
    writes: '1',
    from: 'Node.js docs, File system, 20 to 24; fs-extra 11, Bun and Deno API docs',
  },
  {
    api: '{fs,fs-extra}#createWriteStream().{write,end}',
    path: '0',
    opened: true,
    writes: '0',
    from: 'Node.js docs, fs.createWriteStream and writable.write, 20 to 24',
  },
];

/** Paths of logs, a part that is not known being `?`. */
export const LOG_PATH: ValuePattern = {
  pattern: /(?:^|[/\\?._-])logs?(?:[/\\?._-]|$)/i,
  matches: ['debug.log', 'logs/kling.txt', '/var/log/kling', '?/kling.log', 'kling-log.jsonl', 'log.txt'],
  leaves: ['kling.json', 'catalog.json', 'blog/post.md', '/run/secrets/kling', 'login.html', '?'],
  from: 'paths of log files in public integrations, 2026-11',
};
