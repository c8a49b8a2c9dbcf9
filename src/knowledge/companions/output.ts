/** What is done to a result before it is served: looked at for malware and content, and freed of its sensitive metadata. */
import type { Row } from '../../analysis/rows.js';
import { terms, type WordList } from '../words.js';

const NOT_SCANNING = terms(
  'page, table, row, rows, dir, directory, keys, iterator, settings, create, init, get, list, barcode, qr, next, text, type, length, cursor',
);

/** Rows of scanners. */
const SCANNERS: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'scan',
    api: [
      'clamscan#new().{isInfected,scanFile,scanStream,scanFiles,is_infected,scan_file,scan_stream}',
      'clamscan#new().init().{isInfected,scanFile,scanStream,scanFiles,is_infected,scan_file,scan_stream}',
      'clamdjs#createScanner().{scanBuffer,scanFile,scanStream}',
      'clamav.js#createScanner().scan',
      'pompelmi#{scan,scanBytes,scanFile}',
      'clamav-client#{scan,scanBuffer,scanFile}',
    ],
    subject: '0',
    outcome: 'verdict',
    async: true,
    from: 'clamscan 2.x, clamdjs 1.x, clamav.js 0.12 and pompelmi 0.x docs; clamscan can be used on the object that is initialised, too',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: ['clamscan#new().passthrough', 'clamscan#new().init().passthrough'],
    outcome: 'verdict',
    from: 'clamscan docs, passthrough, 2.x: a stream that scans what is piped through it and tells at the end',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: 'cloudmersive-virus-api-client#ScanApi.new().{scanFile,scanFileAdvanced}',
    subject: '0',
    outcome: 'verdict',
    async: true,
    from: 'Cloudmersive Virus Scan API docs, Node.js client, 1.x: CleanResult, given to a callback unless promisified',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: 'pangea-node-sdk#FileScanService.new().fileScan',
    subject: ['0', '1'],
    outcome: 'verdict',
    async: true,
    from: 'Pangea docs, File Scan, pangea-node-sdk 3.x to 5.x: result.data.verdict',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: [
      '@aws-sdk/client-guardduty#{SendObjectMalwareScanCommand,StartMalwareScanCommand,GetMalwareScanCommand}.new()',
      '@aws-sdk/client-s3#GetObjectTaggingCommand.new()',
    ],
    subject: '0',
    outcome: 'verdict',
    from: 'Amazon GuardDuty docs, Malware Protection for S3: the verdict is the tag GuardDutyMalwareScanStatus of the object',
  },
  {
    kind: 'companion',
    companion: 'scan',
    api: '@aws-sdk/client-guardduty#GuardDuty.new().{sendObjectMalwareScan,startMalwareScan,getMalwareScan}',
    subject: '0',
    outcome: 'verdict',
    async: true,
    from: 'AWS SDK for JavaScript 3.x, GuardDuty, the aggregated client',
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

/** Services that look at files over HTTP: the hosts that they are asked at. */
// API references of VirusTotal, Hive, Sightengine, Cloudmersive, MetaDefender, attachmentAV, Scanii and PicPurify, 2026-11.
export const SCAN_HOSTS: readonly string[] = terms(
  'virustotal.com, thehive.ai, sightengine.com, cloudmersive.com, metadefender.com, attachmentav.com, scanii.com, picpurify.com',
);

/** Words in the address of such a service of one's own, and in the name of what holds it. */
export const SCAN_ADDRESS: WordList = {
  words: terms(
    'scan, scanner, virusscan, avscan, clamav, clamd, antivirus, virus, malware, metadefender, virustotal, moderate, moderation, nsfw, contentsafety',
  ),
  matches: ['scan', 'CLAMAV_URL', 'virus-scan', 'process.env.MALWARE_SCANNER', 'moderation'],
  leaves: ['scanned', 'upload', 'KLING_URL', 'moderator'],
  from: 'clamav-rest docs, POST /scan and /api/v1/scan; Azure AI Content Safety docs; public integrations, 2026-11',
};

/** Rows of tools that change metadata. */
const METADATA: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'metadata',
    api: [
      'exiftool-vendored#{exiftool,ExifTool.new()}.{write,deleteAllTags}',
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
    api: 'piexifjs#remove',
    subject: '0',
    outcome: 'result',
    from: 'piexifjs docs, remove, 1.x: gives the picture without EXIF',
  },
  {
    kind: 'companion',
    companion: 'metadata',
    api: 'exif-be-gone#new()',
    outcome: 'result',
    from: 'exif-be-gone docs, 1.x: a stream that leaves EXIF, XMP and comments out',
  },
  {
    kind: 'companion-name',
    companion: 'metadata',
    verbs: terms(
      'strip, remove, clear, clean, scrub, sanitize, sanitise, drop, erase, redact, delete, wipe, filter, without',
    ),
    nouns: terms('metadata, meta, exif, gps, tags, xmp, iptc'),
    outcome: 'either',
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
