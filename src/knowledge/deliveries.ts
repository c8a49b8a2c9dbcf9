/** The ways that the bytes of a file take through a program: out of answers, into files on disk, to whoever asked. */
import type { Address, Port, Row } from '../analysis/rows.js';
import { terms } from './words.js';

/** Methods of an answer, or of what stands for a file, that give its bytes. */
// WHATWG Fetch standard, Body; W3C File API, Blob; got docs, 11 to 16 (buffer); replicate-javascript docs, FileOutput, 1.x.
export const BODY_READERS: readonly string[] = terms('arrayBuffer, blob, bytes, buffer, stream, getReader');

/** Properties under which an answer or a file has its bytes. */
// WHATWG Fetch standard, Body; got docs, Response, 11 to 16; AI SDK docs, GeneratedFile, ai 6.x and 7.x.
export const BODY_FIELDS: readonly string[] = terms('body, rawBody, raw, uint8Array, base64');

/** Something that is handed bytes at one port and gives them on. */
export interface Carrier {
  readonly api: Address | readonly Address[];
  readonly takes: Port;
  readonly from: string;
}

/** What bytes are wrapped in on their way, without anything looking at them. */
export const CARRIERS: readonly Carrier[] = [
  {
    api: ['global#Response.new()', 'next/server#NextResponse.new()'],
    takes: '0',
    from: 'WHATWG Fetch standard, Response constructor; Next.js docs, NextResponse, 13 to 16',
  },
];

/** Functions that join paths. */
// Node.js docs, Path, 20 to 24; pathe 2.x and upath 2.x docs.
export const PATH_JOINERS: readonly Address[] = [
  '{path,pathe,upath,path/posix}#{join,resolve,normalize}',
  'path#{posix,win32}.{join,resolve,normalize}',
];

/** Streams that give on what is piped into them as it is. */
// Node.js docs, Class: stream.PassThrough, 20 to 24; WHATWG Streams standard, TransformStream: identity by default.
export const PLAIN_STREAMS: readonly Address[] = [
  'stream#PassThrough.new()',
  'global#TransformStream.new()',
  'stream/web#TransformStream.new()',
];

/** Functions that pipe their arguments one into the next. */
// Node.js docs, stream.pipeline and stream/promises, 20 to 24; pump 3.x docs.
export const PIPELINES: readonly Address[] = [
  'stream#pipeline',
  'stream#promises.pipeline',
  'stream/promises#pipeline',
  'pump#',
];

/** What writes into a stream whatever it is given itself. */
export const STREAM_VIEWS: readonly Carrier[] = [
  {
    api: ['stream#Writable.toWeb', 'stream#Duplex.toWeb'],
    takes: '0',
    from: 'Node.js docs, stream.Writable.toWeb, 20 to 24',
  },
];

/** A call that has to do with a file on disk: where its path stands, and what is written. */
export interface DiskCall {
  readonly api: Address | readonly Address[];
  readonly path: Port;
  /** What is written; left out where it is piped into the result, or where the call reads. */
  readonly bytes?: Port;
  readonly from: string;
}

/** Calls that write a file. */
export const DISK_WRITES: readonly DiskCall[] = [
  {
    api: [
      '{fs,fs/promises,fs-extra,graceful-fs}#{writeFile,writeFileSync,appendFile,appendFileSync}',
      'fs-extra#{outputFile,outputFileSync}',
      '{fs,graceful-fs}#promises.{writeFile,appendFile}',
      'global#Deno.{writeFile,writeFileSync}',
      'global#Bun.write',
      'bun#write',
      '@ffmpeg/ffmpeg#FFmpeg.new().writeFile',
    ],
    path: '0',
    bytes: '1',
    from: 'Node.js docs, File system, 20 to 24; fs-extra 11, Deno 2, Bun 1 and @ffmpeg/ffmpeg 0.12 docs',
  },
  {
    api: '{fs,fs-extra,graceful-fs}#createWriteStream',
    path: '0',
    from: 'Node.js docs, fs.createWriteStream, 20 to 24',
  },
];

/** Where the calls that store a file in a bucket have its key. */
// AWS SDK for JavaScript 2.x and 3.x, MinIO 8.x, Vercel Blob 2.x, Supabase 2.x and Firebase 9 to 12 docs.
export const STORE_KEYS: readonly Port[] = ['0.Key', '0.params.Key', '0', '1'];

/** Calls that read a file. */
export const DISK_READS: readonly DiskCall[] = [
  {
    api: [
      '{fs,fs-extra,graceful-fs}#{readFile,readFileSync,createReadStream}',
      'fs/promises#readFile',
      '{fs,graceful-fs}#promises.readFile',
      'global#Deno.{readFile,readFileSync}',
      'global#Bun.file',
      'bun#file',
      '@ffmpeg/ffmpeg#FFmpeg.new().readFile',
    ],
    path: '0',
    from: 'Node.js docs, File system, 20 to 24; Deno 2, Bun 1 and @ffmpeg/ffmpeg 0.12 docs',
  },
];

/** Calls after which a file, or a copy of it, is at another path. */
export const DISK_MOVES: readonly {
  readonly api: Address | readonly Address[];
  readonly path: Port;
  readonly to: Port;
  readonly from: string;
}[] = [
  {
    api: [
      '{fs,fs/promises,fs-extra,graceful-fs}#{rename,renameSync,copyFile,copyFileSync,cp,cpSync}',
      'fs#promises.{rename,copyFile,cp}',
      'fs-extra#{move,moveSync,copy,copySync}',
    ],
    path: '0',
    to: '1',
    from: 'Node.js docs, File system, 20 to 24; fs-extra 11 docs',
  },
];

/** Directories that web servers and bundlers publish as they are. */
// Next.js docs, public folder, 13 to 16; Vite docs, The public directory; SvelteKit docs, static; Express docs, Serving static files.
export const PUBLIC_DIRECTORIES: readonly string[] = terms('public, public_html, static, htdocs, wwwroot');

/** Methods of an answer under way that send bytes, and those that send the file at a path. */
// Express docs, res, 4.x and 5.x; Fastify docs, Reply, 4 and 5; @fastify/static 8 docs; Node.js docs, http.ServerResponse.
export const ANSWERING_METHODS: {
  readonly bytes: readonly string[];
  readonly path: readonly string[];
} = {
  bytes: terms('send, end, write'),
  path: terms('sendFile, sendfile, download'),
};

/** Calls that answer with bytes, by library: which argument. */
export const ANSWERING_CALLS: readonly Carrier[] = [
  {
    api: ['h3#{send,sendStream}', 'global#sendStream'],
    takes: '1',
    from: 'h3 docs, Response utils, 1.x; Nuxt docs, server directory, 3 and 4: these are global there',
  },
  {
    api: '@nestjs/common#StreamableFile.new()',
    takes: '0',
    from: 'NestJS docs, Streaming files, 10 and 11: a handler returns it',
  },
  {
    api: 'hono/streaming#Stream.{write,pipe}',
    takes: '0',
    from: 'Hono docs, Streaming Helper, 4.x',
  },
];

/** What libraries hand to callbacks that answer. */
export const ANSWERING_STREAMS: readonly Row[] = [
  {
    kind: 'alias',
    api: 'hono/streaming#stream',
    callback: { at: '1', parameter: 0 },
    as: 'hono/streaming#Stream',
    from: 'Hono docs, Streaming Helper, 4.x',
  },
];

/** Types of parameters that answer whoever asked. */
// @types/express 4 and 5, Fastify 4 and 5, Next.js 12 to 16, @vercel/node, Node.js http types.
export const ANSWER_TYPES: readonly string[] = terms(
  'Response, FastifyReply, ServerResponse, NextApiResponse, VercelResponse, Http2ServerResponse, OutgoingMessage',
);

/** Names of parameters that streams are piped into for whoever asked. */
// Handlers in public integrations, 2026-11.
export const ANSWER_NAMES: readonly string[] = terms('res, reply, response');

/** A call of a client that writes a result into a stream, and the options of that client that stand before it. */
export interface ResultDownload {
  readonly api: Address;
  /** The stream. */
  readonly into: Port;
  /** The options of the creating call by which results are looked at, and by which their metadata are. */
  readonly scan: string;
  readonly metadata: string;
  readonly from: string;
}

/** Downloads of clients of Kling. */
export const RESULT_DOWNLOADS: readonly ResultDownload[] = [
  {
    api: 'eslint-plugin-kling/client#{KlingClient,GdprCompliantClient}.new().download',
    into: '1',
    scan: 'scanOutput',
    metadata: 'stripMetadata',
    from: 'src/client/options.ts: KlingClientOptions, and KlingClient.download',
  },
];
