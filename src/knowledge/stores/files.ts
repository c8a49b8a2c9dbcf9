/** Stores of files: on disk and in buckets, and the options with which everybody may read them. */
import type { OpenOption, Row } from '../../analysis/rows.js';

/** Access control lists of S3 and of what speaks its protocol. */
const PUBLIC_ACL = ['public-read', 'public-read-write', 'PublicRead', 'PublicReadWrite'];

function acl(at: string): readonly OpenOption[] {
  return [{ at, when: PUBLIC_ACL }];
}

/** Files on disk. */
const DISK: readonly Row[] = [
  {
    kind: 'store',
    api: [
      '{fs,fs/promises,fs-extra}#{writeFile,writeFileSync,appendFile,appendFileSync,outputFile,outputFileSync,writeJson,writeJsonSync,outputJson,writeJSON}',
      'fs#promises.{writeFile,appendFile}',
      'global#Bun.write',
      'global#Deno.{writeFile,writeFileSync,writeTextFile,writeTextFileSync}',
    ],
    holds: 'bytes',
    writes: '1',
    from: 'Node.js docs, File system, 20 to 24; fs-extra 11, Bun and Deno API docs',
  },
  {
    kind: 'store',
    api: '{fs,fs-extra}#createWriteStream',
    holds: 'bytes',
    from: 'Node.js docs, fs.createWriteStream, 20 to 24: what is piped into it is written',
  },
  {
    kind: 'store',
    api: [
      'child_process#{exec,execSync,execFile,execFileSync,spawn,spawnSync}',
      'execa#{execa,execaCommand}',
    ],
    holds: 'bytes',
    writes: '0..',
    fetches: true,
    from: 'Node.js docs, Child process, 20 to 24: curl, ffmpeg and their kin fetch the URL that they are given',
  },
  {
    kind: 'store',
    api: 'fluent-ffmpeg#',
    holds: 'bytes',
    writes: '0',
    fetches: true,
    from: 'fluent-ffmpeg docs, 2.x: an input may be a URL',
  },
];

/** S3, and what speaks its protocol. */
const S3: readonly Row[] = [
  {
    kind: 'store',
    api: '@aws-sdk/client-s3#PutObjectCommand.new()',
    holds: 'bytes',
    writes: '0.Body',
    lifetime: '0',
    open: acl('0.ACL'),
    from: 'AWS SDK for JavaScript docs, PutObjectCommand, 3.x',
  },
  {
    kind: 'store',
    api: '@aws-sdk/lib-storage#Upload.new()',
    holds: 'bytes',
    writes: '0.params.Body',
    lifetime: '0',
    open: acl('0.params.ACL'),
    from: 'AWS SDK for JavaScript docs, lib-storage Upload, 3.x',
  },
  {
    kind: 'store',
    api: '@aws-sdk/client-s3#{CreateMultipartUploadCommand,CopyObjectCommand,CreateBucketCommand,PutBucketAclCommand,PutObjectAclCommand}.new()',
    holds: 'nothing',
    open: acl('0.ACL'),
    from: 'AWS SDK for JavaScript docs, S3 commands, 3.x',
  },
  {
    kind: 'alias',
    api: 'aws-sdk/clients/s3#new()',
    as: 'aws-sdk#S3.new()',
    from: 'AWS SDK for JavaScript docs, 2.x, single services',
  },
  {
    kind: 'store',
    api: 'aws-sdk#S3.new().{putObject,upload}',
    holds: 'bytes',
    writes: '0.Body',
    lifetime: '0',
    open: acl('0.ACL'),
    from: 'AWS SDK for JavaScript docs, S3, 2.x',
  },
  {
    kind: 'store',
    api: 'aws-sdk#S3.new().{createMultipartUpload,copyObject,createBucket,putBucketAcl,putObjectAcl}',
    holds: 'nothing',
    open: acl('0.ACL'),
    from: 'AWS SDK for JavaScript docs, S3, 2.x',
  },
  {
    kind: 'store',
    api: '@aws-sdk/s3-presigned-post#createPresignedPost',
    holds: 'nothing',
    open: [...acl('1.Fields.acl'), ...acl('1.Fields.ACL')],
    from: 'AWS SDK for JavaScript docs, createPresignedPost, 3.x',
  },
  {
    kind: 'store',
    api: 'minio#Client.new().{putObject,fPutObject}',
    holds: 'bytes',
    writes: '2',
    lifetime: ['3', '4'],
    open: [...acl('3.x-amz-acl'), ...acl('4.x-amz-acl')],
    from: 'MinIO JavaScript client docs, 8.x: meta data holds the header',
  },
  {
    kind: 'store',
    api: 'multer-s3#',
    holds: 'nothing',
    open: acl('0.acl'),
    from: 'multer-s3 docs, 3.x',
  },
];

/** Google Cloud Storage, also through Firebase. */
const PUBLIC_GCS = ['publicRead', 'publicReadWrite'];

function gcs(at: string): readonly OpenOption[] {
  return [
    { at: `${at}.public`, when: ['true'] },
    { at: `${at}.predefinedAcl`, when: PUBLIC_GCS },
  ];
}

const GCS: readonly Row[] = [
  {
    kind: 'alias',
    api: [
      '@google-cloud/storage#Storage.new().bucket()',
      'firebase-admin#storage().bucket()',
      'firebase-admin/storage#getStorage().bucket()',
    ],
    as: '@google-cloud/storage#Bucket.new()',
    from: 'Cloud Storage Node.js client docs, 6.x and 7.x; Firebase docs, Admin Cloud Storage API, 11 to 13',
  },
  {
    kind: 'alias',
    api: '@google-cloud/storage#Bucket.new().file()',
    as: '@google-cloud/storage#File.new()',
    from: 'Cloud Storage Node.js client docs, Bucket.file, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '@google-cloud/storage#File.new().save',
    holds: 'bytes',
    writes: '0',
    lifetime: '1',
    open: gcs('1'),
    from: 'Cloud Storage Node.js client docs, File.save, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '@google-cloud/storage#File.new().createWriteStream',
    holds: 'bytes',
    lifetime: '0',
    open: gcs('0'),
    from: 'Cloud Storage Node.js client docs, File.createWriteStream, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '@google-cloud/storage#Bucket.new().upload',
    holds: 'bytes',
    writes: '0',
    lifetime: '1',
    open: gcs('1'),
    from: 'Cloud Storage Node.js client docs, Bucket.upload, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '@google-cloud/storage#{File,Bucket}.new().makePublic',
    holds: 'nothing',
    opens: true,
    from: 'Cloud Storage Node.js client docs, makePublic, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '@google-cloud/storage#{File,Bucket}.new().{acl,acl.default}.{add,update}',
    holds: 'nothing',
    open: [{ at: '0.entity', when: ['allUsers', 'allAuthenticatedUsers'] }],
    from: 'Cloud Storage Node.js client docs, Acl, 6.x and 7.x',
  },
];

/** Azure, Vercel, Supabase, Cloudinary and others. */
const OTHERS: readonly Row[] = [
  {
    kind: 'alias',
    api: [
      '@azure/storage-blob#BlobServiceClient.{new(),fromConnectionString()}.getContainerClient()',
      '@azure/storage-blob#ContainerClient.fromConnectionString()',
    ],
    as: '@azure/storage-blob#ContainerClient.new()',
    from: 'Azure SDK docs, @azure/storage-blob 12.x',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#ContainerClient.new().{create,createIfNotExists}',
    holds: 'nothing',
    open: [{ at: '0.access', when: ['blob', 'container'] }],
    from: 'Azure SDK docs, ContainerCreateOptions.access, @azure/storage-blob 12.x',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#BlobServiceClient.{new(),fromConnectionString()}.createContainer',
    holds: 'nothing',
    open: [{ at: '1.access', when: ['blob', 'container'] }],
    from: 'Azure SDK docs, BlobServiceClient.createContainer, @azure/storage-blob 12.x',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#ContainerClient.new().setAccessPolicy',
    holds: 'nothing',
    open: [{ at: '0', when: ['blob', 'container'] }],
    from: 'Azure SDK docs, ContainerClient.setAccessPolicy, @azure/storage-blob 12.x',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#ContainerClient.new().getBlockBlobClient().{uploadData,uploadFile,syncUploadFromURL}',
    holds: 'bytes',
    writes: '0',
    lifetime: '1',
    fetches: true,
    from: 'Azure SDK docs, BlockBlobClient, @azure/storage-blob 12.x',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#ContainerClient.new().getBlockBlobClient().upload',
    holds: 'bytes',
    writes: '0',
    lifetime: '2',
    fetches: true,
    from: 'Azure SDK docs, BlockBlobClient.upload, @azure/storage-blob 12.x: the length before the options',
  },
  {
    kind: 'store',
    api: '@azure/storage-blob#ContainerClient.new().getBlockBlobClient().uploadStream',
    holds: 'bytes',
    writes: '0',
    lifetime: '3',
    fetches: true,
    from: 'Azure SDK docs, BlockBlobClient.uploadStream, @azure/storage-blob 12.x: two sizes before the options',
  },
  {
    kind: 'store',
    api: '@vercel/blob#{put,upload}',
    holds: 'bytes',
    writes: '1',
    lifetime: '2',
    open: [{ at: '2.access', when: ['public'] }],
    from: 'Vercel docs, Blob SDK, put and upload, @vercel/blob 1.x and 2.x',
  },
  {
    kind: 'store',
    api: '@supabase/supabase-js#createClient().storage.from().{upload,update}',
    holds: 'bytes',
    writes: '1',
    lifetime: '2',
    from: 'Supabase docs, JavaScript client, Storage, 2.x',
  },
  {
    kind: 'store',
    api: '@supabase/supabase-js#createClient().storage.{createBucket,updateBucket}',
    holds: 'nothing',
    open: [{ at: '1.public', when: ['true'] }],
    from: 'Supabase docs, JavaScript client, createBucket, 2.x',
  },
  {
    kind: 'alias',
    api: 'cloudinary#v2',
    as: 'cloudinary#',
    from: 'Cloudinary docs, Node.js SDK, 1.x and 2.x',
  },
  {
    kind: 'store',
    api: 'cloudinary#uploader.{upload,upload_large,upload_stream,unsigned_upload}',
    holds: 'bytes',
    writes: '0',
    lifetime: ['1', '2'],
    fetches: true,
    open: [
      { at: '1.access_mode', when: ['public'] },
      { at: '1.access_control.*.access_type', when: ['anonymous'] },
      { at: '0.access_mode', when: ['public'] },
    ],
    from: 'Cloudinary docs, Upload API reference, access_mode and access_control, 1.x and 2.x',
  },
  {
    kind: 'store',
    api: 'uploadthing/server#UTApi.new().{uploadFiles,uploadFilesFromUrl}',
    holds: 'bytes',
    writes: '0',
    lifetime: '1',
    fetches: true,
    open: acl('1.acl'),
    from: 'UploadThing docs, UTApi, 7.x',
  },
  {
    kind: 'store',
    api: 'firebase/storage#{uploadBytes,uploadBytesResumable,uploadString}',
    holds: 'bytes',
    writes: '1',
    lifetime: '2',
    from: 'Firebase docs, Upload files with Cloud Storage on Web, firebase 9 to 12',
  },
  {
    kind: 'store',
    api: '@fal-ai/client#storage.upload',
    holds: 'bytes',
    writes: '0',
    lifetime: '1',
    from: 'fal docs, JavaScript client, File uploads, 1.x',
  },
];

/** Rows of stores of files. */
export const FILES: readonly Row[] = [...DISK, ...S3, ...GCS, ...OTHERS];
