/** Databases: the calls that write records, and where in them the fields stand. */
import type { Row } from '../../analysis/rows.js';

/** Clients that take objects of fields. */
const MAPPERS: readonly Row[] = [
  {
    kind: 'store',
    api: '@prisma/client#PrismaClient.new().*.{create,update,upsert,createMany,updateMany,createManyAndReturn,updateManyAndReturn}',
    holds: 'record',
    writes: ['0.data', '0.create', '0.update'],
    from: 'Prisma docs, Client API reference, 5.x to 7.x',
  },
  {
    kind: 'alias',
    api: 'drizzle-orm/{node-postgres,postgres-js,neon-http,neon-serverless,vercel-postgres,mysql2,planetscale-serverless,better-sqlite3,libsql,d1,bun-sqlite,pglite}#drizzle()',
    as: 'drizzle-orm#drizzle()',
    from: 'Drizzle docs, Database connection, 0.3x and 0.4x',
  },
  {
    kind: 'store',
    api: ['drizzle-orm#drizzle().insert().values', 'drizzle-orm#drizzle().update().set'],
    holds: 'record',
    writes: '0',
    from: 'Drizzle docs, Insert and Update, 0.3x and 0.4x',
  },
  {
    kind: 'store',
    api: 'drizzle-orm#drizzle().insert().values().{onConflictDoUpdate,onDuplicateKeyUpdate}',
    holds: 'record',
    writes: '0.set',
    from: 'Drizzle docs, Upserts, 0.3x and 0.4x',
  },
  {
    kind: 'store',
    api: ['mongoose#model().{create,insertMany,bulkWrite,bulkSave}', 'mongoose#model().new()'],
    holds: 'record',
    writes: '0..',
    from: 'Mongoose docs, Model, 7.x and 8.x',
  },
  {
    kind: 'store',
    api: [
      'mongoose#model().{updateOne,updateMany,replaceOne,findOneAndUpdate,findByIdAndUpdate,findOneAndReplace}',
      'mongodb#MongoClient.new().db().collection().{updateOne,updateMany,replaceOne,findOneAndUpdate,findOneAndReplace}',
    ],
    holds: 'record',
    writes: '1',
    from: 'Mongoose docs, Model, 7.x and 8.x; MongoDB Node.js driver docs, 5.x and 6.x',
  },
  {
    kind: 'store',
    api: 'mongodb#MongoClient.new().db().collection().{insertOne,insertMany,bulkWrite}',
    holds: 'record',
    writes: '0',
    from: 'MongoDB Node.js driver docs, Insert Operations, 5.x and 6.x',
  },
  {
    kind: 'store',
    api: ['knex#()().{insert,update,upsert}', 'knex#()().insert().onConflict().merge'],
    holds: 'record',
    writes: '0',
    from: 'Knex docs, Query Builder, 2.x and 3.x',
  },
  {
    kind: 'store',
    api: [
      'kysely#Kysely.new().insertInto().values',
      'kysely#Kysely.new().updateTable().set',
      'kysely#Kysely.new().replaceInto().values',
    ],
    holds: 'record',
    writes: '0',
    from: 'Kysely docs, Insert and Update, 0.2x',
  },
  {
    kind: 'store',
    api: 'sequelize#Sequelize.new().define().{create,bulkCreate,upsert,update,build}',
    holds: 'record',
    writes: '0',
    from: 'Sequelize docs, Model Querying, 6.x',
  },
  {
    kind: 'alias',
    api: [
      'typeorm#DataSource.new().getRepository()',
      'typeorm#DataSource.new().manager',
      'typeorm#EntityManager.new()',
      'typeorm#getRepository()',
    ],
    as: 'typeorm#Repository.new()',
    from: 'TypeORM docs, Working with Repository, 0.3.x',
  },
  {
    kind: 'store',
    api: 'typeorm#Repository.new().{save,insert,update,upsert}',
    holds: 'record',
    writes: '0..',
    from: 'TypeORM docs, Repository API, 0.3.x: the entity or a target before it',
  },
];

/** Hosted databases. */
const SERVICES: readonly Row[] = [
  {
    kind: 'alias',
    api: [
      '@supabase/ssr#{createServerClient,createBrowserClient}()',
      '@supabase/auth-helpers-nextjs#{createServerComponentClient,createRouteHandlerClient,createClientComponentClient}()',
    ],
    as: '@supabase/supabase-js#createClient()',
    from: 'Supabase docs, Server-Side Auth, @supabase/ssr 0.x',
  },
  {
    kind: 'store',
    api: [
      '@supabase/supabase-js#createClient().from().{insert,update,upsert}',
      '@supabase/supabase-js#createClient().schema().from().{insert,update,upsert}',
    ],
    holds: 'record',
    writes: '0',
    from: 'Supabase docs, JavaScript client, @supabase/supabase-js 2.x',
  },
  {
    kind: 'alias',
    api: [
      'firebase-admin#firestore()',
      'firebase-admin/firestore#getFirestore()',
      '@google-cloud/firestore#Firestore.new()',
    ],
    as: 'firebase-admin/firestore#Firestore.new()',
    from: 'Firebase docs, Firestore Admin SDK, firebase-admin 11 to 13',
  },
  {
    kind: 'store',
    api: [
      'firebase-admin/firestore#Firestore.new().collection().doc().{set,update,create}',
      'firebase-admin/firestore#Firestore.new().doc().{set,update,create}',
      'firebase-admin/firestore#Firestore.new().collection().add',
    ],
    holds: 'record',
    writes: '0',
    from: 'Firebase docs, Add data to Cloud Firestore, firebase-admin 11 to 13',
  },
  {
    kind: 'store',
    api: 'firebase/{firestore,firestore/lite}#{setDoc,updateDoc,addDoc}',
    holds: 'record',
    writes: '1..',
    from: 'Firebase docs, Add data to Cloud Firestore, firebase 9 to 12',
  },
  {
    kind: 'store',
    api: 'firebase/database#{set,update,push}',
    holds: 'record',
    writes: '1',
    from: 'Firebase docs, Realtime Database, Read and Write Data on the Web, firebase 9 to 12',
  },
  {
    kind: 'store',
    api: [
      '@aws-sdk/lib-dynamodb#{PutCommand,UpdateCommand}.new()',
      '@aws-sdk/client-dynamodb#{PutItemCommand,UpdateItemCommand}.new()',
    ],
    holds: 'record',
    writes: ['0.Item', '0.ExpressionAttributeValues'],
    from: 'AWS SDK for JavaScript docs, DynamoDB document client, 3.x',
  },
];

/** Drivers that take statements: only those that write count. */
const DRIVERS: readonly Row[] = [
  {
    kind: 'alias',
    api: [
      'pg#{Client,Pool}.new()',
      '@neondatabase/serverless#{Client,Pool}.new()',
      '@vercel/postgres#{db,createPool(),createClient()}',
    ],
    as: 'pg#',
    from: 'node-postgres docs, Client and Pool, 8.x; Neon and Vercel Postgres SDK docs',
  },
  {
    kind: 'store',
    api: ['pg#query', 'pg#connect().query'],
    holds: 'record',
    statement: '0',
    writes: '0..',
    from: 'node-postgres docs, Queries, 8.x',
  },
  {
    kind: 'store',
    api: 'mysql2/promise#{createConnection,createPool}().{query,execute}',
    holds: 'record',
    statement: '0',
    writes: '0..',
    from: 'mysql2 docs, Promise wrapper, 3.x',
  },
  {
    kind: 'store',
    api: 'better-sqlite3#new().prepare().run',
    holds: 'record',
    writes: '0..',
    from: 'better-sqlite3 docs, API, Statement, 9 to 12: run is for statements that change the database',
  },
];

/** Rows of databases. */
export const DATABASES: readonly Row[] = [...MAPPERS, ...SERVICES, ...DRIVERS];
