/** What is done to a result before it is served: looked at for malware and content, and freed of its sensitive metadata. */
import type { Row } from '../../analysis/rows.js';
import { terms } from '../words.js';

const NOT_SCANNING = terms(
  'page, table, row, rows, dir, directory, keys, iterator, settings, create, init, get, list, barcode, qr, next, text, type, length, cursor',
);

/** Rows of scanners. */
const SCANNERS: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'scan',
    api: [
      'clamscan#new().init().{isInfected,scanFile,scanStream,scanFiles,is_infected,scan_file,scan_stream}',
      'clamdjs#createScanner().{scanBuffer,scanFile,scanStream}',
      'clamav.js#createScanner().scan',
      'pompelmi#{scan,scanBytes,scanFile}',
      'clamav-client#{scan,scanBuffer,scanFile}',
    ],
    subject: '0',
    outcome: 'verdict',
    async: true,
    from: 'clamscan 2.x, clamdjs 1.x, clamav.js 0.12 and pompelmi 0.x docs',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: [
      'virustotal-api#new().{fileScan,fileReport,uploadFile,getReport}',
      'node-virustotal#makeAPI().{uploadFile,fileLookup}',
    ],
    subject: '0..',
    outcome: 'verdict',
    async: true,
    from: 'virustotal-api 2.x and node-virustotal 3.x docs',
  },
  {
    kind: 'companion-name',
    companion: 'scan',
    verbs: terms(
      'scan, scans, scanned, scanner, scanning, antivirus, virus, malware, clamav, clam, virustotal, infected',
    ),
    nouns: [],
    not: NOT_SCANNING,
    outcome: 'either',
    matches: [
      'scanBuffer',
      'scanner.scan',
      'assertNoMalware',
      'isInfected',
      'virusScan',
      'scanVideo',
      'clamav.check',
    ],
    leaves: ['scanTable', 'scanPage', 'createScanner', 'getScanResults'],
    from: 'names in public code that serves uploads and generated media, 2026-11',
  },
  {
    kind: 'companion-name',
    companion: 'scan',
    verbs: terms('infected, malicious, malware, virus, viruses, unsafe, flagged, nsfw, scan'),
    nouns: [],
    not: NOT_SCANNING,
    outcome: 'verdict',
    value: true,
    matches: ['report.isInfected', 'verdict.malicious', 'scan.status', 'result.flagged'],
    leaves: ['status', 'infection', 'scanPage'],
    from: 'fields of verdicts in public code, 2026-11',
  },
];

/** Rows of tools that change metadata. */
const METADATA: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'metadata',
    api: [
      'exiftool-vendored#{exiftool,ExifTool.new()}.{write,deleteAllTags,rewriteAllTags}',
      'node-exiftool#ExiftoolProcess.new().writeMetadata',
    ],
    subject: '0',
    outcome: 'returns',
    async: true,
    from: 'exiftool-vendored 2x.x and 3x.x docs; node-exiftool 2.x docs',
  },
  {
    kind: 'companion',
    companion: 'metadata',
    api: [
      'piexifjs#remove',
      'exif-be-gone#new()',
      'sharp#()',
      'fluent-ffmpeg#()',
      'fluent-ffmpeg#().outputOptions',
      'ffmpeg-static#',
    ],
    subject: '0',
    outcome: 'returns',
    from: 'piexifjs 1.x, exif-be-gone 1.x, sharp 0.3x (metadata is dropped unless withMetadata() is called) and fluent-ffmpeg 2.x docs',
  },
  {
    kind: 'companion-name',
    companion: 'metadata',
    verbs: terms(
      'strip, remove, clear, clean, scrub, sanitize, sanitise, drop, erase, redact, delete, wipe, filter, without',
    ),
    nouns: terms('metadata, meta, exif, gps, tags, xmp, iptc'),
    outcome: 'returns',
    matches: [
      'stripMetadata',
      'removeExif',
      'scrubVideoMetadata',
      'metadata.strip',
      'sanitizeMetadata',
      'withoutGps',
    ],
    leaves: ['readMetadata', 'metadata.get', 'stripAnsi', 'deleteVideo'],
    from: 'names in public code that serves uploads and generated media, 2026-11',
  },
];

/** Rows of what is done to results. */
export const OUTPUT: readonly Row[] = [...SCANNERS, ...METADATA];
