/** How long something is kept: the options, calls and jobs that say so or see to it. */
import type { Address, Port } from '../../analysis/rows.js';
import { terms, type WordList } from '../words.js';

/** Names of what says until when something is kept. How long a cache or a link lasts is another matter. */
export const RETENTION_WORDS: WordList = {
  words: terms(`
      expires, expiry, expire, expiration, expireat, expiresat, expiresin, expirationttl, ttl, ex, px, exat, pxat,
      delete after, delete at, deleteat, delete on, auto delete, autodelete, remove after, remove at, purge at,
      purge after, purge on, keep until, kept until, retention, retain days, lifecycle, custom time, days to live
    `),
  matches: [
    'expiresAt',
    'Expires',
    'x-amz-meta-delete-after',
    'retentionDays',
    'retention=30d',
    'customTime',
    'EX',
    'ttlSeconds',
    'lifecycle',
  ],
  leaves: ['cacheControlMaxAge', 'maxAge', 'createdAt', 'deletedAt', 'retained', 'exif', 'CacheControl'],
  from: 'S3 docs, Lifecycle and Object tagging; Google Cloud Storage docs, Custom-Time; fal docs, File lifecycle; Redis docs, SET; public integrations, 2026-11',
};

/** What of such names is about something else than the file: a link to it, or the right to ask for it. */
export const OTHER_LIFETIMES: WordList = {
  words: terms('url, link, token, session, cookie, signature, signed, lock, lease, cache control'),
  matches: ['urlExpiresAt', 'signed_url_expiry', 'tokenExpires', 'lockTtl'],
  leaves: ['expiresAt', 'videoExpiresAt', 'curl', 'blocked'],
  from: 'columns in public integrations, 2026-11',
};

/** Options that hold tags: which of them a lifecycle rule looks at, the code does not say. */
// AWS SDK for JavaScript 2.x and 3.x, PutObject (Tagging) and Upload (tags); Azure SDK 12.x, BlockBlobClient (tags); MinIO 8.x.
export const TAG_OPTIONS: readonly string[] = terms('Tagging, tags, Tags, tagging, x-amz-tagging, tagSet');

/** Options that hold what is kept beside a file; not to know what is in them is not to know whether it ends. */
// AWS SDK for JavaScript, Metadata; Cloud Storage Node.js client, metadata; Firebase, customMetadata; Cloudinary, context.
export const METADATA_OPTIONS: readonly string[] = terms(
  'Metadata, metadata, customMetadata, params, context, headers',
);

/** Names of calls that give what was stored a moment at which it ends. */
export const EXPIRING_CALLS: WordList = {
  words: terms(`
      expire, pexpire, expireat, pexpireat, expires, set ttl, set expiry, set expiration, set retention,
      object tagging, set tags, tag object, set object tags, delete after, delete later, remove after, remove later
    `),
  matches: [
    'redis.expire',
    'PutObjectTaggingCommand',
    'blob.setTags',
    'deleteAfter',
    'client.setObjectTagging',
  ],
  leaves: ['getSignedUrl', 'experience', 'setTagline', 'isExpired', 'GetObject'],
  from: 'Redis docs, EXPIRE; AWS SDK, PutObjectTagging; Azure SDK, setTags; helpers in public integrations, 2026-11',
};

/** Names of jobs and rules that delete what is old, and of calls that plan a deletion. */
export const DELETION_JOBS: WordList = {
  words: terms(`
      lifecycle, lifecycle configuration, purge, prune, sweep, retention, delete expired, delete old, remove expired,
      remove old, clean expired, clean old, cleanup expired, cleanup old, clean up expired, clean up old,
      expire old, schedule deletion, schedule delete, schedule removal, schedule purge, schedule expiry,
      schedule expiration, deletion queue, deletion job, cleanup queue, cleanup job, enqueue deletion,
      enqueue delete, queue deletion, plan deletion
    `),
  matches: [
    'PutBucketLifecycleConfigurationCommand',
    'bucket.addLifecycleRule',
    'purgeOldVideos',
    'scheduleDeletion',
    'deletionQueue.add',
    'deleteExpired',
    'retention.track',
  ],
  leaves: ['deleteVideo', 'schedulePost', 'cleanUrl', 'expiredMessage', 'sweeper', 'retained'],
  from: 'S3 docs, Lifecycle; jobs in public integrations, 2026-11',
};

/** Calls that do something later or again and again. */
export const SCHEDULERS: WordList = {
  words: terms(`
      set timeout, set interval, schedule, cron, enqueue, queue, add, send, publish, every, repeat, defer,
      dispatch, trigger, agenda, boss
    `),
  matches: ['setTimeout', 'cron.schedule', 'queue.add', 'inngest.send', 'agenda.every'],
  leaves: ['addressOf', 'timeout', 'sender', 'crontab'],
  from: 'Node.js docs, Timers; BullMQ, Agenda, pg-boss, node-cron, Inngest and Trigger.dev docs, 2026-11',
};

/** Verbs of what ends something. */
export const DELETING_WORDS: WordList = {
  words: terms(`
      delete, deletes, deleting, deletion, deleted, del, remove, removal, destroy, unlink, rm, erase, erasure, purge,
      expire, expiry, expiration, cleanup, clean up, wipe
    `),
  matches: ['deleteObject', 'delete-video', 'fs.rm', 'videos.remove', 'cleanup', 'unlink'],
  leaves: ['removed', 'delta', 'model', 'clean', 'destroyer'],
  from: 'helpers and job names in public integrations, 2026-11',
};

/** Words of keys, paths and buckets whose contents are there for a short time. */
export const SHORT_LIVED_PLACES: WordList = {
  words: terms('tmp, temp, temporary, transient, ephemeral, expiring, tmpdir, mkdtemp, scratch'),
  matches: ['tmp/', '/tmp', 'kling-temp', 'os.tmpdir', 'ephemeral-videos'],
  leaves: ['template', 'videos', 'attempt', 'temporal'],
  from: 'Node.js docs, os.tmpdir; S3 docs, Lifecycle by prefix; buckets in public integrations, 2026-11',
};

/** Where the calls that store a file in a bucket name the bucket. */
// AWS SDK for JavaScript, 2.x and 3.x: PutObject and Upload.
export const BUCKETS: readonly Port[] = ['0.Bucket', '0.params.Bucket'];

/** Receivers that are stores by key of a server, and keep an entry for good unless told otherwise. */
export const SERVER_CACHES: WordList = {
  words: terms('redis, kv, valkey, upstash, ioredis'),
  matches: ['redis', 'redisClient', 'env.VIDEO_KV', 'kv'],
  leaves: ['cache', 'videoCache', 'kvm', 'redistribute'],
  from: 'Redis docs, SET; Cloudflare docs, KV; public integrations, 2026-11',
};

/** Caches that are told when they are made how long, or how many, entries stay. */
export const ENDING_CACHES: readonly {
  readonly api: Address;
  readonly ends: readonly Port[];
  readonly from: string;
}[] = [
  { api: 'node-cache#new()', ends: ['0.stdTTL', '0.maxKeys'], from: 'node-cache docs, 5.x, Options' },
  { api: 'keyv#new()', ends: ['0.ttl', '1.ttl'], from: 'Keyv docs, 4.x and 5.x, Options' },
  {
    api: 'lru-cache#LRUCache.new()',
    ends: ['0.ttl', '0.max', '0.maxSize'],
    from: 'lru-cache docs, 10.x and 11.x: one of the three must be given',
  },
  {
    api: 'cache-manager#createCache()',
    ends: ['0.ttl', '1.ttl'],
    from: 'cache-manager docs, 6.x, createCache',
  },
];
