import rule from '../../src/rules/require-erasure-handler.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** The line of the first place where `at` stands. */
function lineOf(code: string, at: string): number {
  const index = code.indexOf(at);
  if (index < 0) throw new Error(`not there: ${at}\n${code}`);
  return code.slice(0, index).split('\n').length;
}

const missing = (
  name: string,
  code: string,
  at: string,
  field = 'userId',
  extra: Extra = {},
): InvalidCase => ({
  name,
  code,
  errors: [{ messageId: 'missing', line: lineOf(code, at), data: { field } }],
  ...extra,
});

/** A module that sends a prompt to Kling; `steps` are what else is in it. */
const module = (steps: string, above = ''): string => `
${above}
import { klingHeaders } from './kling-auth.js';
async function send(prompt: string) {
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', headers: klingHeaders(), body: JSON.stringify({ prompt }) });
  const { data } = await answer.json();
  return data.task_id;
}
${steps}
`;

const PRISMA = "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();";
const DRIZZLE =
  "import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { videos, sessions } from './schema.js'; const db = drizzle('postgres://localhost/videos');";
const MONGOOSE =
  "import mongoose from 'mongoose'; const Video = mongoose.model('Video', new mongoose.Schema({ userId: String }));";
const MONGODB =
  "import { MongoClient } from 'mongodb'; const videos = new MongoClient('mongodb://localhost').db('app').collection('videos');";
const KNEX = "import knex from 'knex'; const db = knex({ client: 'pg' });";
const KYSELY = "import { Kysely } from 'kysely'; const db = new Kysely({});";
const SEQUELIZE =
  "import { Sequelize, DataTypes } from 'sequelize'; const sequelize = new Sequelize('sqlite::memory:'); const Video = sequelize.define('Video', { userId: DataTypes.STRING });";
const TYPEORM =
  "import { DataSource } from 'typeorm'; import { Video } from './entities.js'; const source = new DataSource({}); const videos = source.getRepository(Video);";
const SUPABASE =
  "import { createClient } from '@supabase/supabase-js'; const supabase = createClient('https://x.supabase.co', process.env.SUPABASE_KEY);";
const FIRESTORE =
  "import { getFirestore } from 'firebase-admin/firestore'; const firestore = getFirestore();";
const FIRESTORE_WEB =
  "import { getFirestore, collection, doc, addDoc, setDoc, getDocs, getDoc, deleteDoc, query, where } from 'firebase/firestore'; const store = getFirestore();";
const DYNAMO =
  "import { DynamoDBDocumentClient, PutCommand, QueryCommand, DeleteCommand } from '@aws-sdk/lib-dynamodb'; import { client } from './aws.js';";
const PG = "import { Pool } from 'pg'; const pool = new Pool();";
const MYSQL =
  "import mysql from 'mysql2/promise'; const connection = await mysql.createConnection({ host: 'db' });";
const SQLITE = "import Database from 'better-sqlite3'; const db = new Database('videos.db');";
const REDIS = "import Redis from 'ioredis'; const redis = new Redis();";
const IMPORTED = "import { prisma } from './db.js';";
const REPOSITORY = "import { videoRepository } from './repositories.js';";

/** Two functions, the first of which creates a record, and the second of which reads it. */
const keeps = (create: string, read: string): string => `
export async function start(userId: string, prompt: string) {
  const taskId = await send(prompt);
  ${create}
  return taskId;
}
export async function list(userId: string) {
  return ${read};
}
`;
/** One that deletes. */
const erases = (erase: string): string => `export async function erase(userId: string) {\n  ${erase}\n}\n`;

const create = 'await prisma.video.create({ data: { taskId, userId, prompt } });';
const read = 'prisma.video.findMany({ where: { userId } })';
const prisma = keeps(create, read);

/** Databases and stores: how a record is created, read and deleted, and another one deleted. */
const STORES: readonly {
  readonly name: string;
  readonly above: string;
  readonly create: string;
  readonly read: string;
  readonly erase: string;
  readonly other: string;
  readonly field?: string;
}[] = [
  {
    name: 'Prisma',
    above: PRISMA,
    create,
    read,
    erase: 'await prisma.video.deleteMany({ where: { userId } });',
    other: 'await prisma.session.deleteMany({ where: { userId } });',
  },
  {
    name: 'Prisma of another file',
    above: IMPORTED,
    create,
    read,
    erase: 'await prisma.video.deleteMany({ where: { userId } });',
    other: 'await prisma.session.deleteMany({ where: { userId } });',
  },
  {
    name: 'Prisma, the relation',
    above: PRISMA,
    create: 'await prisma.video.create({ data: { taskId, user: { connect: { id: userId } } } });',
    read,
    erase: 'await prisma.video.deleteMany({ where: { userId } });',
    other: 'await prisma.session.deleteMany({ where: { userId } });',
    field: 'user',
  },
  {
    name: 'Prisma, many',
    above: PRISMA,
    create: 'await prisma.video.createMany({ data: [{ taskId, userId }] });',
    read,
    erase: 'await prisma.video.deleteMany({ where: { userId } });',
    other: 'await prisma.session.deleteMany({ where: { userId } });',
  },
  {
    name: 'Drizzle',
    above: DRIZZLE,
    create: 'await db.insert(videos).values({ taskId, userId });',
    read: 'db.select().from(videos).where(eq(videos.userId, userId))',
    erase: 'await db.delete(videos).where(eq(videos.userId, userId));',
    other: 'await db.delete(sessions).where(eq(sessions.userId, userId));',
  },
  {
    name: 'Drizzle, its queries',
    above: DRIZZLE,
    create: 'await db.insert(videos).values([{ taskId, userId }]);',
    read: 'db.query.videos.findMany()',
    erase: 'await db.delete(videos).where(eq(videos.userId, userId));',
    other: 'await db.delete(sessions).where(eq(sessions.userId, userId));',
  },
  {
    name: 'Mongoose',
    above: MONGOOSE,
    create: 'await Video.create({ taskId, userId });',
    read: 'Video.find({ userId })',
    erase: 'await Video.deleteMany({ userId });',
    other: "await mongoose.model('Session').deleteMany({ userId });",
  },
  {
    name: 'Mongoose, a document',
    above: "import { Video, Session } from './models.js';",
    create: 'const video = new Video({ taskId, userId });\n  await video.save();',
    read: 'Video.find({ userId })',
    erase: 'for (const video of await Video.find({ userId })) await video.deleteOne();',
    other: 'await Session.deleteMany({ userId });',
  },
  {
    name: 'MongoDB',
    above: MONGODB,
    create: 'await videos.insertOne({ taskId, userId });',
    read: 'videos.find({ userId }).toArray()',
    erase: 'await videos.deleteMany({ userId });',
    other:
      "await new MongoClient('mongodb://localhost').db('app').collection('sessions').deleteMany({ userId });",
  },
  {
    name: 'Knex',
    above: KNEX,
    create: "await db('videos').insert({ task_id: taskId, user_id: userId });",
    read: "db('videos').where({ user_id: userId }).select()",
    erase: "await db('videos').where({ user_id: userId }).del();",
    other: "await db('sessions').where({ user_id: userId }).del();",
    field: 'user_id',
  },
  {
    name: 'Kysely',
    above: KYSELY,
    create: "await db.insertInto('videos').values({ user_id: userId }).execute();",
    read: "db.selectFrom('videos').where('user_id', '=', userId).execute()",
    erase: "await db.deleteFrom('videos').where('user_id', '=', userId).execute();",
    other: "await db.deleteFrom('sessions').where('user_id', '=', userId).execute();",
    field: 'user_id',
  },
  {
    name: 'Sequelize',
    above: SEQUELIZE,
    create: 'await Video.create({ taskId, userId });',
    read: 'Video.findAll({ where: { userId } })',
    erase: 'await Video.destroy({ where: { userId } });',
    other: "await sequelize.model('Session').destroy({ where: { userId } });",
  },
  {
    name: 'TypeORM',
    above: TYPEORM,
    create: 'await videos.save({ taskId, userId });',
    read: 'videos.findBy({ userId })',
    erase: 'await videos.delete({ userId });',
    other: "await source.getRepository('Session').delete({ userId });",
  },
  {
    name: 'TypeORM, its manager',
    above: TYPEORM,
    create: 'await source.manager.save(Video, { taskId, userId });',
    read: 'source.manager.findBy(Video, { userId })',
    erase: 'await source.manager.delete(Video, { userId });',
    other: "await source.manager.delete('Session', { userId });",
  },
  {
    name: 'Supabase',
    above: SUPABASE,
    create: "await supabase.from('videos').insert({ user_id: userId });",
    read: "supabase.from('videos').select().eq('user_id', userId)",
    erase: "await supabase.from('videos').delete().eq('user_id', userId);",
    other: "await supabase.from('sessions').delete().eq('user_id', userId);",
    field: 'user_id',
  },
  {
    name: 'Firestore',
    above: FIRESTORE,
    create: "await firestore.collection('videos').doc(taskId).set({ userId });",
    read: "firestore.collection('videos').where('userId', '==', userId).get()",
    erase: "await firestore.collection('videos').doc(userId).delete();",
    other: "await firestore.collection('sessions').doc('all').delete();",
  },
  {
    name: 'Firestore, added',
    above: FIRESTORE,
    create: "await firestore.collection('videos').add({ userId });",
    read: "firestore.collection('videos').where('userId', '==', userId).get()",
    erase: 'await firestore.doc(`videos/${userId}`).delete();',
    other: "await firestore.doc('sessions/all').delete();",
  },
  {
    name: 'Firestore, its functions',
    above: FIRESTORE_WEB,
    create: "await addDoc(collection(store, 'videos'), { userId });",
    read: "getDocs(query(collection(store, 'videos'), where('userId', '==', userId)))",
    erase: "await deleteDoc(doc(store, 'videos', userId));",
    other: "await deleteDoc(doc(store, 'sessions', 'all'));",
  },
  {
    name: 'DynamoDB',
    above: DYNAMO,
    create: "await client.send(new PutCommand({ TableName: 'videos', Item: { taskId, userId } }));",
    read: "client.send(new QueryCommand({ TableName: 'videos' }))",
    erase: "await client.send(new DeleteCommand({ TableName: 'videos', Key: { userId } }));",
    other: "await client.send(new DeleteCommand({ TableName: 'sessions', Key: { userId } }));",
  },
  {
    name: 'PostgreSQL',
    above: PG,
    create: "await pool.query('INSERT INTO videos (task_id, user_id) VALUES ($1, $2)', [taskId, userId]);",
    read: "pool.query('SELECT * FROM videos WHERE user_id = $1', [userId])",
    erase: "await pool.query('DELETE FROM videos WHERE user_id = $1', [userId]);",
    other: "await pool.query('DELETE FROM sessions WHERE user_id = $1', [userId]);",
    field: 'user_id',
  },
  {
    name: 'MySQL',
    above: MYSQL,
    create:
      "await connection.execute('INSERT INTO `videos` (task_id, email) VALUES (?, ?)', [taskId, userId]);",
    read: "connection.execute('SELECT * FROM `videos` WHERE email = ?', [userId])",
    erase: "await connection.execute('DELETE FROM `videos` WHERE email = ?', [userId]);",
    other: "await connection.execute('DELETE FROM `sessions` WHERE email = ?', [userId]);",
    field: 'email',
  },
  {
    name: 'SQLite',
    above: SQLITE,
    create: "db.prepare('INSERT INTO videos (task_id, user_id) VALUES (?, ?)').run(taskId, userId);",
    read: "db.prepare('SELECT * FROM videos WHERE user_id = ?').all(userId)",
    erase: "db.prepare('DELETE FROM videos WHERE user_id = ?').run(userId);",
    other: "db.prepare('DELETE FROM sessions WHERE user_id = ?').run(userId);",
    field: 'user_id',
  },
  {
    name: 'tagged statements',
    above: "import { sql } from './db.js';",
    create: 'await sql`INSERT INTO videos (task_id, user_id) VALUES (${taskId}, ${userId})`;',
    read: 'sql`SELECT * FROM videos WHERE user_id = ${userId}`',
    erase: 'await sql`DELETE FROM videos WHERE user_id = ${userId}`;',
    other: 'await sql`DELETE FROM sessions WHERE user_id = ${userId}`;',
    field: 'user_id',
  },
  {
    name: 'Redis',
    above: REDIS,
    create: 'await redis.set(`videos:${userId}`, taskId);',
    read: 'redis.get(`videos:${userId}`)',
    erase: 'await redis.del(`videos:${userId}`);',
    other: 'await redis.del(`sessions:${userId}`);',
  },
  {
    name: 'Redis, a hash',
    above: REDIS,
    create: 'await redis.hset(`video:${taskId}`, { userId, prompt });',
    read: 'redis.hgetall(`video:${userId}`)',
    erase: 'await redis.del(`video:${userId}`);',
    other: 'await redis.del(`session:${userId}`);',
  },
  {
    name: 'a repository of another file',
    above: REPOSITORY,
    create: 'await videoRepository.create({ taskId, userId });',
    read: 'videoRepository.findByUser(userId)',
    erase: 'await videoRepository.deleteByUser(userId);',
    other: 'await prisma.session.deleteMany({ where: { age: 9 } });',
  },
];

/** The same as a class that is given the database. */
const service = (more: string, heritage = ''): string => `
import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';
import { KlingService } from './kling.service.js';
import { CrudService } from './crud.service.js';
import { Eraser } from './eraser.js';
@Injectable()
export class VideosService${heritage} {
  constructor(private readonly prisma: PrismaService, private readonly kling: KlingService) {}
  async start(user: { id: string }, prompt: string) {
    const task = await this.kling.textToVideo(prompt);
    return this.prisma.video.create({ data: { taskId: task.task_id, userId: user.id } });
  }
  async mine(user: { id: string }) {
    return this.prisma.video.findMany({ where: { userId: user.id } });
  }
  ${more}
}
`;

const TWO_STORES = module(
  `${prisma}export async function begin(userId: string) {\n  await prisma.draft.create({ data: { userId } });\n  return prisma.draft.count();\n}`,
  IMPORTED,
);

run(rule, {
  valid: [
    ...STORES.map(({ name, above, create: make, read: get, erase }) =>
      fine(`${name}: there is one that deletes`, module(keeps(make, get) + erases(erase), above)),
    ),
    fine(
      'a list of records that holds itself',
      module(
        keeps(
          'const rows = [];\n  rows.push(rows);\n  await prisma.video.createMany({ data: rows });',
          'prisma.video.findMany()',
        ),
        "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();",
      ),
    ),
    fine(
      'deleted by a helper of the file',
      module(
        `${prisma}${erases('await wipe(userId);')}const wipe = (owner: string) => prisma.video.deleteMany({ where: { userId: owner } });`,
        IMPORTED,
      ),
    ),
    fine(
      'deleted in a transaction',
      module(
        prisma +
          erases(
            'await prisma.$transaction(async (tx) => { await tx.video.deleteMany({ where: { userId } }); });',
          ),
        IMPORTED,
      ),
    ),
    fine(
      'deleted one by one',
      module(prisma + erases('await prisma.video.delete({ where: { id: userId } });'), IMPORTED),
    ),
    fine(
      'deleted by a statement',
      module(
        prisma + erases('await prisma.$executeRaw`DELETE FROM videos WHERE user_id = ${userId}`;'),
        IMPORTED,
      ),
    ),
    fine(
      'deleted by a helper of another file',
      module(
        prisma + erases('await deleteVideosOf(userId);'),
        `${IMPORTED} import { deleteVideosOf } from './videos.js';`,
      ),
    ),
    fine(
      'all that there is of a user is deleted elsewhere',
      module(
        prisma + erases('await deleteUserData(userId);'),
        `${IMPORTED} import { deleteUserData } from './gdpr.js';`,
      ),
    ),
    fine(
      'a service deletes what there is of a person',
      module(
        prisma +
          erases('await this.privacy.eraseSubject(userId);')
            .replace(
              'export async function erase(userId: string)',
              'export class Privacy { privacy: any; async erase(userId: string)',
            )
            .concat('}'),
        IMPORTED,
      ),
    ),
    fine(
      'the reference client handles requests for erasure',
      module(
        `${prisma}export const erase = (id: string) => kling.handleDeletionRequest(id);`,
        `${IMPORTED} import { GdprCompliantClient } from 'eslint-plugin-kling/client'; const kling = new GdprCompliantClient({});`,
      ),
    ),
    fine(
      'the person is taken out',
      module(
        prisma +
          erases(
            'await prisma.video.updateMany({ where: { userId }, data: { userId: null, prompt: null } });',
          ),
        IMPORTED,
      ),
    ),
    fine(
      'the person is replaced by nobody',
      module(
        prisma +
          erases("await prisma.video.updateMany({ where: { userId }, data: { userId: 'deleted-user' } });"),
        IMPORTED,
      ),
    ),
    fine(
      'the person is taken out by a statement',
      module(
        prisma + erases("await pool.query('UPDATE videos SET user_id = NULL WHERE user_id = $1', [userId]);"),
        `${IMPORTED} ${PG}`,
      ),
    ),
    fine(
      'only marked as deleted',
      module(
        prisma +
          erases('await prisma.video.updateMany({ where: { userId }, data: { deletedAt: new Date() } });'),
        IMPORTED,
      ),
    ),
    fine(
      'deleted softly',
      module(
        keeps('await videos.save({ taskId, userId });', 'videos.findBy({ userId })') +
          erases('await videos.softDelete({ userId });'),
        TYPEORM,
      ),
    ),
    fine(
      'the records go with the user',
      module(
        prisma,
        `${IMPORTED} import { pgTable, text } from 'drizzle-orm/pg-core'; export const table = pgTable('videos', { userId: text().references(() => users.id, { onDelete: 'cascade' }) }); import { users } from './users.js';`,
      ),
    ),
    fine(
      'the records go with the user, by a statement',
      module(
        `${prisma}export const up = () => prisma.$executeRawUnsafe('CREATE TABLE videos (user_id text REFERENCES users (id) ON DELETE CASCADE)');`,
        IMPORTED,
      ),
    ),
    fine(
      'the record says when it ends',
      module(
        keeps('await prisma.video.create({ data: { taskId, userId, expiresAt: new Date() } });', read),
        IMPORTED,
      ),
    ),
    fine(
      'the entry ends',
      module(
        keeps("await redis.set(`videos:${userId}`, taskId, 'EX', 3600);", 'redis.get(`videos:${userId}`)'),
        REDIS,
      ),
    ),
    fine(
      'the entry ends, by its command',
      module(
        keeps('await redis.setex(`videos:${userId}`, 3600, taskId);', 'redis.get(`videos:${userId}`)'),
        REDIS,
      ),
    ),
    fine(
      'a job deletes what is old',
      module(
        `${prisma}export async function purgeOldVideos() { await purge('videos'); }`,
        `${IMPORTED} import { purge } from './jobs.js';`,
      ),
    ),
    fine(
      'documents that end by themselves',
      module(
        keeps('await Video.create({ taskId, userId });', 'Video.find({ userId })'),
        `${MONGOOSE} Video.schema.index({ createdAt: 1 }, { expireAfterSeconds: 86400 });`,
      ),
    ),
    fine(
      'something is deleted, and it is not known what',
      module(
        prisma + erases('await prisma[table].deleteMany({ where: { userId } });'),
        `${IMPORTED} import { table } from './tables.js';`,
      ),
    ),
    fine(
      'something that cannot be read deletes for a person',
      module(
        prisma + erases('await cleaner.remove(userId);'),
        `${IMPORTED} import { cleaner } from './cleaner.js';`,
      ),
    ),
    fine(
      'records of tasks',
      module(
        keeps('await prisma.video.create({ data: { taskId, prompt } });', 'prisma.video.findMany()'),
        IMPORTED,
      ),
    ),
    fine(
      'records of a system',
      module(
        keeps(
          "await prisma.video.create({ data: { taskId, userId: 'system' } });",
          'prisma.video.findMany()',
        ),
        IMPORTED,
      ),
    ),
    fine(
      'records under a pseudonym',
      module(
        keeps(
          'await prisma.video.create({ data: { taskId, userId: hashUser(userId) } });',
          'prisma.video.findMany()',
        ),
        `${IMPORTED} import { hashUser } from './hash.js';`,
      ),
    ),
    fine(
      'what a browser says of itself',
      module(
        keeps(
          'await prisma.video.create({ data: { taskId, userAgent: prompt, emailSent: true } });',
          'prisma.video.findMany()',
        ),
        IMPORTED,
      ),
    ),
    fine(
      'records of which the fields are not known',
      module(
        keeps('await prisma.video.create({ data: recordFor(taskId) });', read),
        `${IMPORTED} import { recordFor } from './records.js';`,
      ),
    ),
    fine(
      'only created',
      module(
        `export async function start(userId: string, prompt: string) {\n  const taskId = await send(prompt);\n  ${create}\n}`,
        IMPORTED,
      ),
    ),
    fine(
      'only created, and another table read',
      module(keeps(create, 'prisma.session.findMany({ where: { userId } })'), IMPORTED),
    ),
    fine(
      'only created, and a list searched',
      module(
        `const video: any[] = [];\n${keeps(create, 'video.find((one) => one.userId === userId)')}`,
        IMPORTED,
      ),
    ),
    fine(
      'only created, with Supabase',
      module(
        `export async function start(userId: string) {\n  await supabase.from('videos').insert({ user_id: userId });\n}`,
        SUPABASE,
      ),
    ),
    fine(
      'only changed',
      module(keeps('await prisma.video.update({ where: { taskId }, data: { userId } });', read), IMPORTED),
    ),
    fine(
      'what a browser keeps',
      module(
        keeps('localStorage.setItem(`video:${userId}`, taskId);', 'localStorage.getItem(`video:${userId}`)'),
      ),
    ),
    fine(
      'what a process keeps for itself',
      module(
        keeps('await cache.set(`video:${userId}`, { taskId, userId });', 'cache.get(`video:${userId}`)'),
        "import NodeCache from 'node-cache'; const cache = new NodeCache();",
      ),
    ),
    fine(
      'deleted, and a function told of it',
      module(
        keeps('await Video.create({ taskId, userId });', 'Video.find({ userId })') +
          erases('await Video.deleteMany({ userId }, (error) => console.error(error));'),
        MONGOOSE,
      ),
    ),
    fine(
      'the user is deleted, with whom the records may go',
      module(prisma + erases('await prisma.user.delete({ where: { id: userId } });'), IMPORTED),
    ),
    fine(
      'a map of the process',
      module(keeps('jobs.set(taskId, { userId });', 'jobs.get(userId)'), 'const jobs = new Map();'),
    ),
    fine(
      'an audit log',
      module(
        keeps(
          'await prisma.auditLog.create({ data: { taskId, userId } });',
          'prisma.auditLog.findMany({ where: { userId } })',
        ),
        IMPORTED,
      ),
    ),
    fine(
      'invoices',
      module(
        keeps(
          "await pool.query('INSERT INTO invoices (task_id, user_id) VALUES ($1, $2)', [taskId, userId]);",
          "pool.query('SELECT * FROM invoices WHERE user_id = $1', [userId])",
        ),
        PG,
      ),
    ),
    fine(
      'a store that is handed to another module',
      module(
        `${prisma}export const eraser = new Eraser(prisma);`,
        `${PRISMA} import { Eraser } from './eraser.js';`,
      ),
    ),
    fine(
      'a store that is handed to another module in an object',
      module(
        `${prisma}export const eraser = createEraser({ prisma });`,
        `${PRISMA} import { createEraser } from './eraser.js';`,
      ),
    ),
    fine('a store that is exported', module(`${prisma}export { prisma };`, PRISMA)),
    fine(
      'a model that is exported',
      module(
        keeps('await Video.create({ taskId, userId });', 'Video.find({ userId })'),
        MONGOOSE.replace('const Video', 'export const Video'),
      ),
    ),
    fine(
      'a store that a function gives',
      module(`${prisma}export function getDatabase() { return prisma; }`, PRISMA),
    ),
    fine(
      'a service that deletes',
      service('async erase(id: string) { await this.prisma.video.deleteMany({ where: { userId: id } }); }'),
    ),
    fine('a service that hands its database on', service('eraser() { return new Eraser(this.prisma); }')),
    fine('a service that may inherit what deletes', service('', ' extends CrudService')),
    fine('a test', module(prisma, IMPORTED), { filename: 'tests/videos.test.ts' }),
    fine(
      'a module that has nothing to do with Kling',
      `${IMPORTED}\nexport const start = (taskId: string, userId: string) => prisma.video.create({ data: { taskId, userId } });\nexport const list = (userId: string) => ${read};`,
    ),
    fine(
      'a row of the settings deletes',
      module(
        prisma + erases('await vault.burn(userId);'),
        `${IMPORTED} import { vault } from '@acme/privacy';`,
      ),
      {
        settings: {
          kling: {
            rows: [
              {
                kind: 'companion',
                companion: 'erasure',
                api: '@acme/privacy#vault.burn',
                outcome: 'returns',
              },
            ],
          },
        },
      },
    ),
  ],
  invalid: [
    ...STORES.map(({ name, above, create: make, read: get, field }) => {
      const [first = ''] = make.split('\n').slice(-1);
      return missing(
        `${name}: there is none that deletes`,
        module(keeps(make, get), above),
        first.trim(),
        field,
      );
    }),
    ...STORES.map(({ name, above, create: make, read: get, other, field }) => {
      const [first = ''] = make.split('\n').slice(-1);
      return missing(
        `${name}: something else is deleted`,
        module(keeps(make, get) + erases(other), above),
        first.trim(),
        field,
      );
    }),
    missing(
      'changed, and never read',
      module(keeps(create, 'prisma.video.updateMany({ where: { userId }, data: { seen: true } })'), IMPORTED),
      create,
    ),
    missing(
      'created or changed',
      module(
        keeps(
          'await prisma.video.upsert({ where: { taskId }, create: { taskId, userId }, update: {} });',
          read,
        ),
        IMPORTED,
      ),
      'await prisma.video.upsert',
    ),
    missing(
      'the fields in a constant',
      module(
        keeps('const data = { taskId, userId };\n  await prisma.video.create({ data });', read),
        IMPORTED,
      ),
      'await prisma.video.create',
    ),
    missing(
      'the fields spread',
      module(
        keeps(
          'const owner = { userId };\n  await prisma.video.create({ data: { taskId, ...owner } });',
          read,
        ),
        IMPORTED,
      ),
      'await prisma.video.create',
    ),
    missing(
      'the fields in an own helper',
      module(
        `${keeps('await keep({ taskId, userId });', read)}async function keep(data: any) {\n\n\n  await prisma.video.create({ data });\n}`,
        IMPORTED,
      ),
      'await prisma.video.create',
    ),
    missing(
      'the table in a constant',
      module(
        keeps(
          'await db(TABLE).insert({ user_id: userId });',
          'db(TABLE).where({ user_id: userId })\n    .select()',
        ),
        `${KNEX} const TABLE = 'videos';`,
      ),
      'await db(TABLE).insert',
      'user_id',
    ),
    missing(
      'the statement is carried out by a helper',
      module(
        `const run = (text: string, values: unknown[]) => pool.query(text, values);\n${keeps("await run('INSERT INTO videos (task_id, user_id) VALUES ($1, $2)', [taskId, userId]);", "run('SELECT * FROM videos WHERE user_id = $1', [userId])")}`,
        PG,
      ),
      'await run',
      'user_id',
    ),
    missing(
      'a query that is built in a loop',
      module(
        `${keeps("await db('videos').insert({ user_id: userId });", "db('videos').where({ user_id: userId }).select()")}export function search(words: string[]) {\n  let query = db('videos');\n  for (const word of words) query = query.where({ word });\n  return query.select();\n}`,
        KNEX,
      ),
      "await db('videos').insert",
      'user_id',
    ),
    missing(
      'an e-mail address',
      module(
        keeps('await prisma.video.create({ data: { taskId, customerEmail: userId } });', read),
        IMPORTED,
      ),
      'await prisma.video.create',
      'customerEmail',
    ),
    missing(
      'another hook deletes a listener',
      module(
        prisma + erases("emitter.removeListener('video', list); files.delete(1);"),
        `${IMPORTED} import { emitter } from './events.js'; const files = new Set();`,
      ),
      create,
    ),
    missing(
      'a map forgets',
      module(prisma + erases('video.delete(userId);'), `${IMPORTED} const video = new Map();`).replace(
        'video.delete(userId)',
        "video.delete('all')",
      ),
      create,
    ),
    missing(
      'a route of that name',
      module(
        `${prisma}app.delete('/videos/:id', (req, res) => res.sendStatus(405));`,
        `${IMPORTED} import express from 'express'; const app = express();`,
      ),
      create,
    ),
    missing(
      'the role of a user is removed',
      module(
        prisma + erases('await removeUserRole({ userId });'),
        `${IMPORTED} import { removeUserRole } from './roles.js';`,
      ),
      create,
    ),
    missing(
      'a store that goes to a library',
      module(
        `${prisma}export const adapter = PrismaAdapter(prisma);`,
        `${PRISMA} import { PrismaAdapter } from '@auth/prisma-adapter';`,
      ),
      create,
    ),
    missing(
      'one report for each store',
      module(
        `${prisma}export const again = (userId: string) => prisma.video.create({ data: { userId } });`,
        IMPORTED,
      ),
      create,
    ),
    missing('a service', service(''), 'return this.prisma.video.create'),
    missing(
      'a service that deletes something else',
      service('async end(id: string) { await this.prisma.session.deleteMany({ where: { userId: id } }); }'),
      'return this.prisma.video.create',
    ),
    missing(
      'a service with a parent from a library',
      service('', ' extends EventEmitter').replace(
        "import { CrudService } from './crud.service.js';",
        "import { EventEmitter } from 'node:events';",
      ),
      'return this.prisma.video.create',
    ),
    {
      name: 'two stores',
      code: TWO_STORES,
      errors: [create, 'await prisma.draft'].map((at) => ({
        messageId: 'missing',
        line: lineOf(TWO_STORES, at),
        data: { field: 'userId' },
      })),
    },
  ],
});
