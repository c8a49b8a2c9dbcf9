/** Records of persons: the fields that say whose a record is, the operations on it, and how its table is named. */
import type { Port } from '../../analysis/rows.js';
import { terms, type WordList } from '../words.js';

/** Names of fields that say whose a record is. A name counts when it ends in one of the words. */
export const SUBJECT_FIELDS: WordList = {
  words: terms(`
      user, user id, userid, user uid, user uuid, user ref, user sub, uid, customer, customer id, customerid,
      member id, patient, patient id, employee id, student id, guest id, subscriber id, person, person id,
      subject id, data subject, data subject id, owner, owner id, ownerid, author id, creator id, profile id,
      requester id, created by, requested by, email, e mail, email address, user email, customer email
    `),
  matches: [
    'userId',
    'user_id',
    'user',
    'customerId',
    'ownerId',
    'owner',
    'email',
    'contactEmail',
    'createdByUserId',
    'dataSubjectId',
    'createdBy',
    'firebase_uid',
  ],
  leaves: ['clientId', 'accountId', 'teamId', 'taskId', 'id', 'username', 'emailed', 'ownership'],
  from: 'GDPR Art. 4(1); columns in public integrations, 2026-11',
};

/** Words of stores whose records the law may want kept: whether they may be deleted is for a person to say. */
export const KEPT_BY_LAW: WordList = {
  words: terms(`
      audit, audits, log, logs, ledger, invoice, invoices, payment, payments, billing, transaction, transactions,
      receipt, receipts, consent, consents, refund, charge, journal
    `),
  matches: ['auditLog', 'audit_entries', 'invoices', 'payment', 'consents', 'generationLogs'],
  leaves: ['videos', 'blog', 'logo', 'catalog', 'generations', 'charger'],
  from: 'GDPR Art. 17(3)(b) and (e), Art. 7(1)',
};

/** Words of methods and statements after which a record, or what made it a person's, is gone. */
export const ERASING_WORDS: WordList = {
  words: terms(`
      delete, deletes, deleted, del, hdel, zrem, srem, remove, destroy, erase, erases, purge, truncate, drop, wipe,
      expunge, unlink, forget, anonymize, anonymise, pseudonymize, pseudonymise
    `),
  matches: [
    'deleteMany',
    'findByIdAndDelete',
    'del',
    'removeAll',
    'destroy',
    'DeleteCommand',
    'anonymizeUser',
  ],
  leaves: ['model', 'undelete', 'isRemoved', 'dropdown', 'update', 'forgetful'],
  from: 'Prisma, Drizzle, Mongoose, Knex, Kysely, TypeORM, Sequelize, Supabase, Firestore, DynamoDB and Redis docs; helpers in public integrations, 2026-11',
};

/** Words that turn such a method into one that only marks. */
export const MARKING_WORDS: WordList = {
  words: terms('soft, restore, deleted at, is deleted, undo'),
  matches: ['softDelete', 'softRemove', 'deletedAt', 'isDeleted', 'restore'],
  leaves: ['software', 'deleteMany', 'delete'],
  from: 'TypeORM docs, softDelete; Sequelize docs, paranoid; columns in public integrations, 2026-11',
};

/** Words of methods that read or change records. */
export const USING_WORDS: WordList = {
  words: terms(`
      find, get, gets, select, query, list, count, first, aggregate, scan, fetch, load, hget, hgetall, mget, lrange,
      smembers, zrange, exists, update, patch, increment, one, all, search, paginate, stream, subscribe,
      on snapshot, group by
    `),
  matches: [
    'findMany',
    'getDocs',
    'selectFrom',
    'updateOne',
    'hgetall',
    'QueryCommand',
    'listByUser',
    'first',
  ],
  leaves: ['create', 'insert', 'save', 'delete', 'setup', 'finder', 'resubmit'],
  from: 'Prisma, Drizzle, Mongoose, Knex, Kysely, TypeORM, Sequelize, Supabase, Firestore, DynamoDB and Redis docs, 2026-11',
};

/** Words of methods that make a new record. */
export const CREATING_WORDS: WordList = {
  words: terms(`
      create, insert, values, upsert, save, add, put, set, store, persist, bulk create, insert one, insert many, hset,
      hmset, setex, psetex, replace, write, build, push, lpush, rpush, sadd, query, execute, run, exec, bind, raw, unsafe
    `),
  matches: ['create', 'createMany', 'insertOne', 'addDoc', 'PutCommand', 'bulkCreate', 'values'],
  leaves: ['update', 'updateMany', 'findOneAndUpdate', 'patch', 'created', 'additional'],
  from: 'Prisma, Drizzle, Mongoose, Knex, Kysely, TypeORM, Sequelize, Supabase, Firestore, DynamoDB and Redis docs, 2026-11',
};

/** Methods and functions whose arguments name the table, collection or entity. */
// Knex, Kysely, Drizzle, Supabase, MongoDB, Mongoose, TypeORM and Firestore docs, 2026-11.
export const TABLE_CALLS: readonly string[] = terms(`
  from, into, table, collection, collectionGroup, model, getRepository, insertInto, updateTable, deleteFrom,
  selectFrom, replaceInto, doc, ref, child, getCollection, define, withTable, knex
`);

/** Methods that name the table only when they are given one and not a record. */
// Drizzle docs, Insert, Update and Delete; TypeORM docs, EntityManager, 2026-11.
export const TABLE_OR_RECORD: readonly string[] = terms('insert, update, delete, save, remove, softDelete');

/** Names of what holds tables, and is none. */
// Prisma, Drizzle, Knex, TypeORM and Sequelize docs; public integrations, 2026-11.
export const TABLE_HOLDERS: readonly string[] = terms(`
  db, database, prisma, prismaclient, knex, client, pool, ctx, context, app, tx, trx, transaction, manager, em, orm,
  models, repositories, repos, query, schema, conn, connection, supabase, firestore, drizzle, sequelize, mongoose, this,
  admin, env, services, container, sql, pg, postgres, mysql, sqlite, ddb, dynamo, dynamodb, docclient, document, redis, kv, cache, ioredis, valkey, memcached
`);

/** Endings of names that say that something holds records, and not which. */
// Public integrations, 2026-11.
export const TABLE_ENDINGS: readonly string[] = terms(
  'repository, repositories, repo, model, collection, table, store, dao, entity, ref, col, schema, service',
);

/** Where a command or a call has the name of its table. */
// AWS SDK for JavaScript 3.x, DynamoDB: TableName.
export const TABLE_NAMES: readonly Port[] = ['0.TableName'];

/** Options and clauses by which records go when the person they belong to goes. */
// Prisma, Drizzle, TypeORM and Sequelize docs, onDelete; SQL, ON DELETE.
export const CASCADES: {
  readonly options: readonly string[];
  readonly texts: readonly string[];
} = {
  options: terms('onDelete, on_delete, onDeleteAction'),
  texts: terms('cascade, set null, set default, delete'),
};

/** Options of a schema by which records end by themselves. */
// MongoDB docs, TTL Indexes; Mongoose docs, SchemaDate expires; DynamoDB docs, TimeToLiveSpecification.
export const ENDING_OPTIONS: readonly string[] = terms(
  'expireAfterSeconds, TimeToLiveSpecification, DeleteRequest, timeToLive',
);
