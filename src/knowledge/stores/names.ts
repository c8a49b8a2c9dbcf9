/** What is a store by its name, where it can't be seen what it is, and which names say that something is kept or ends. */
import { terms, type WordList } from '../words.js';

/** Receivers that keep records: a word among the members before the method. */
export const STORE_WORDS: WordList = {
  words: terms(`
      db, database, prisma, knex, drizzle, supabase, firestore, mongo, mongodb, mongoose, sequelize, dynamo,
      dynamodb, redis, kv, cache, store, datastore, repo, repository, collection, dao, orm, sql, sqlite,
      postgres, pg, model, localforage, indexeddb, convex, persistence
    `),
  matches: [
    'db',
    'this.prisma',
    'videoRepository',
    'redisClient',
    'taskStore',
    'VideoModel',
    'videosCollection',
    'ctx.db',
    'supabaseAdmin',
    'VIDEO_CACHE',
  ],
  leaves: ['dashboard', 'models', 'restore', 'storefront', 'collect', 'thumb', 'kling', 'tasks', 'reported'],
  from: 'receivers in public integrations, 2026-11',
};

/** Methods that write, each with the ports of what is written; `?` marks those that need a receiver named as a store. */
export interface StoreMethods {
  /** Methods of databases and of nothing else. */
  readonly certain: Readonly<Record<string, string>>;
  /** Methods that many things have: the receiver must be called a store. */
  readonly withStore: Readonly<Record<string, string>>;
  /** Methods that a class with a capital has for its records (`Video.create`). */
  readonly ofModel: Readonly<Record<string, string>>;
  /** Methods that take a statement and its values. */
  readonly statements: readonly string[];
  readonly from: string;
}

/** The methods of stores. */
export const STORE_METHODS: StoreMethods = {
  certain: {
    insertOne: '0',
    insertMany: '0',
    updateOne: '1',
    updateMany: '0..',
    replaceOne: '1',
    findOneAndUpdate: '1',
    findByIdAndUpdate: '1',
    findOneAndReplace: '1',
    createMany: '0',
    bulkCreate: '0',
    upsert: '0..',
    setex: '2',
    setEx: '2',
    hset: '1..',
    hSet: '1..',
    hmset: '1..',
    setDoc: '1',
    updateDoc: '1',
    addDoc: '1',
  },
  withStore: {
    create: '0..',
    insert: '0..',
    values: '0',
    update: '0..',
    set: '0..',
    put: '0..',
    add: '0..',
    save: '0..',
    patch: '0..',
    merge: '0..',
    replace: '0..',
    setItem: '1',
    lpush: '1..',
    rpush: '1..',
    lPush: '1..',
    rPush: '1..',
    sadd: '1..',
    write: '0..',
    store: '0..',
    persist: '0..',
    saveVideo: '0..',
    saveResult: '0..',
    saveTask: '0..',
    updateTask: '0..',
    updateVideo: '0..',
    updateStatus: '0..',
    createVideo: '0..',
    insertVideo: '0..',
    markCompleted: '0..',
  },
  ofModel: {
    create: '0..',
    update: '0..',
    insert: '0..',
    build: '0',
    save: '0..',
  },
  statements: terms('query, execute, run, exec, prepare, bind, unsafe, $executeRawUnsafe, $queryRawUnsafe'),
  from: 'Prisma, Drizzle, Mongoose, Knex, TypeORM, Sequelize, Supabase, Firestore, Redis and D1 docs; public integrations, 2026-11',
};

/** Names of what says when something ends. */
export const EXPIRY_WORDS: WordList = {
  words: terms(`
      expires, expiry, expire, expiration, expireat, expiresat, expiresin, expirationttl, ttl, ex, px, exat, pxat,
      valid until, valid till, available until, delete after, deleted at kling, max age, maxage, lifetime,
      retention until, purge at
    `),
  matches: [
    'expiresAt',
    'url_expires_at',
    'videoUrlExpiry',
    'expirationTtl',
    'EX',
    'ttl',
    'validUntil',
    'available_until',
    'maxAge',
  ],
  leaves: ['export', 'example', 'expect', 'maximum', 'createdAt', 'updated_at', 'status', 'experience'],
  from: 'columns and options in public integrations, 2026-11; Redis docs, SET; Cloudflare docs, KV; MDN, Cache-Control',
};

/** Verbs of helpers that fetch what a URL names and keep it, whatever stands behind them. */
export const COPY_VERBS: WordList = {
  words: terms(`
      upload, uploads, download, downloads, rehost, mirror, archive, ingest, transfer, backup, reupload, upload from
    `),
  matches: ['uploadFromUrl', 'downloadVideo', 'rehostVideo', 'mirrorToS3', 'archiveResult', 'backupVideo'],
  leaves: ['saveVideo', 'getUploads3', 'loadVideo', 'fetchVideo', 'head', 'persistUrl', 'cacheUrl'],
  from: 'helpers in public integrations, 2026-11',
};

/** Words of helpers that give the bytes behind a URL. */
export const FETCH_WORDS: WordList = {
  words: terms('fetch, buffer, bytes, blob, stream, arraybuffer'),
  matches: ['fetchVideo', 'urlToBuffer', 'getBytes', 'toBlob', 'streamFrom'],
  leaves: ['getVideo', 'head', 'prefetched', 'buffered', 'poll'],
  from: 'helpers in public integrations, 2026-11',
};

/** Verbs that keep either a file or a record, and need a word for the file. */
export const KEEP_VERBS: WordList = {
  words: terms('save, store, persist, copy, put, move, stream, write, import, cache, host'),
  matches: ['saveToS3', 'storeVideoFile', 'persistMedia', 'copyToBucket', 'putObject', 'writeToDisk'],
  leaves: ['restore', 'moved', 'uploadVideo', 'getVideo'],
  from: 'helpers in public integrations, 2026-11',
};

/** Words for where files are kept. */
export const FILE_PLACES: WordList = {
  words: terms(`
      file, files, disk, s3, r2, gcs, bucket, blob, blobs, cloud, storage, media, asset, assets, object, locally,
      cdn, cloudinary, azure, minio, own
    `),
  matches: ['saveToS3', 'storeFile', 'persistToBucket', 'copyToOwnStorage', 'putBlob'],
  leaves: ['saveVideoUrl', 'storeLink', 'persistTask', 'copyText', 'profile', 'discs3'],
  from: 'helpers in public integrations, 2026-11',
};

/** Options that say who may read a file, whatever takes them, and the texts with which everybody may. */
export const OPEN_OPTIONS: readonly {
  readonly names: readonly string[];
  readonly when: readonly string[];
  readonly anywhere: boolean;
  readonly from: string;
}[] = [
  {
    names: terms('ACL, acl, cannedAcl, CannedACL, x-amz-acl, X-Amz-Acl, objectAcl, fileAcl'),
    when: terms('public-read, public-read-write, PublicRead, PublicReadWrite'),
    anywhere: true,
    from: 'Amazon S3 docs, Canned ACL; what speaks its protocol',
  },
  {
    names: terms('predefinedAcl, predefined_acl, predefinedDefaultObjectAcl'),
    when: terms('publicRead, publicReadWrite, public-read'),
    anywhere: true,
    from: 'Google Cloud Storage docs, Predefined ACLs',
  },
  {
    names: terms('public, isPublic, makePublic, publicRead, is_public'),
    when: ['true'],
    anywhere: false,
    from: 'options of upload helpers in public integrations, 2026-11',
  },
  {
    names: terms('access, visibility, accessLevel, access_mode, publicAccess, publicAccessLevel'),
    when: terms('public, blob, container, public-read'),
    anywhere: false,
    from: 'Vercel Blob, Flydrive, Cloudinary and Azure Blob Storage docs; upload helpers in public integrations, 2026-11',
  },
];

/** Methods that open a file or a bucket by themselves. */
export const OPENING_METHODS: readonly string[] = terms('makePublic, makeFilePublic, makeBucketPublic');
