/** Stores: the address of a result is seen in the words of each of them, and an id of a video is none. */
import rule from '../../src/rules/no-persisted-cdn-url.js';
import { run } from '../support/rule-tester.js';

/** What stands above, and the statements that keep something; the last does. */
const STORES: readonly (readonly [string, string])[] = [
  ['import { prisma } from "./db";', 'await prisma.video.update({ where: { id }, data: { url: kept } })'],
  [
    'import { db } from "./db"; import { videos } from "./schema";',
    'await db.update(videos).set({ url: kept }).where(eq(videos.id, id))',
  ],
  [
    'import { db } from "./db"; import { videos } from "./schema";',
    'await db.insert(videos).values({ id, url: kept })',
  ],
  ['import Video from "./models/video";', 'await Video.findByIdAndUpdate(id, { url: kept })'],
  ['import { VideoModel } from "./models";', 'await VideoModel.create({ id, url: kept })'],
  ['import Video from "./models/video";', 'const v = await Video.findById(id); v.url = kept; await v.save()'],
  [
    'import { MongoClient } from "mongodb"; const client = new MongoClient("x");',
    'await client.db("a").collection("videos").updateOne({ id }, { $set: { url: kept } })',
  ],
  [
    'import { createClient } from "@supabase/supabase-js"; const supabase = createClient("a", "b");',
    'await supabase.from("videos").update({ url: kept }).eq("id", id)',
  ],
  [
    'import { getFirestore } from "firebase-admin/firestore"; const db = getFirestore();',
    'await db.collection("videos").doc(id).set({ url: kept }, { merge: true })',
  ],
  [
    'import { doc, setDoc } from "firebase/firestore"; import { db } from "./fb";',
    'await setDoc(doc(db, "videos", id), { url: kept })',
  ],
  [
    'import { ref, set } from "firebase/database"; import { db } from "./fb";',
    'await set(ref(db, "videos/" + id), { url: kept })',
  ],
  ['import { knex } from "./db";', 'await knex("videos").where({ id }).update({ url: kept })'],
  [
    'import { db } from "./db";',
    'await db.updateTable("videos").set({ url: kept }).where("id", "=", id).execute()',
  ],
  ['import { Video } from "./models";', 'await Video.update({ url: kept }, { where: { id } })'],
  [
    'import { AppDataSource } from "./ds"; import { Video } from "./e";',
    'await AppDataSource.getRepository(Video).save({ id, url: kept })',
  ],
  [
    'import pg from "pg"; const pool = new pg.Pool();',
    'await pool.query("update videos set url = $1 where id = $2", [kept, id])',
  ],
  [
    'import postgres from "postgres"; const sql = postgres();',
    'await sql`update videos set url = ${kept} where id = ${id}`',
  ],
  [
    'import mysql from "mysql2/promise"; const pool = mysql.createPool({});',
    'await pool.execute("UPDATE videos SET url = ? WHERE id = ?", [kept, id])',
  ],
  [
    'import Database from "better-sqlite3"; const db = new Database("x");',
    'db.prepare("UPDATE videos SET url = ? WHERE id = ?").run(kept, id)',
  ],
  [
    'import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb"; const ddb = DynamoDBDocumentClient.from(null);',
    'await ddb.send(new UpdateCommand({ TableName: "v", Key: { id }, UpdateExpression: "set #u = :u", ExpressionAttributeValues: { ":u": kept } }))',
  ],
  [
    'import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"; const ddb = new DynamoDBClient({});',
    'await ddb.send(new PutItemCommand({ TableName: "v", Item: { id: { S: id }, url: { S: kept } } }))',
  ],
  [
    'import { createClient } from "redis"; const redis = createClient();',
    'await redis.set("video:" + id, kept)',
  ],
  [
    'import Redis from "ioredis"; const redis = new Redis();',
    'await redis.hset("video:" + id, { url: kept })',
  ],
  [
    'import { Redis } from "@upstash/redis"; const redis = Redis.fromEnv();',
    'await redis.set(id, { url: kept })',
  ],
  ['import { kv } from "@vercel/kv";', 'await kv.set(id, kept)'],
  [
    'import { Client } from "@notionhq/client"; const notion = new Client({});',
    'await notion.pages.create({ parent: { database_id: "x" }, properties: { Video: { url: kept } } })',
  ],
  [
    'import { google } from "googleapis"; const sheets = google.sheets("v4");',
    'await sheets.spreadsheets.values.append({ spreadsheetId: "x", requestBody: { values: [[id, kept]] } })',
  ],
  ['', 'await ctx.db.patch(id, { url: kept })'],
  ['import { set } from "idb-keyval";', 'await set("video", kept)'],
  [
    'import AsyncStorage from "@react-native-async-storage/async-storage";',
    'await AsyncStorage.setItem("v", kept)',
  ],
  [
    'import { Client } from "@elastic/elasticsearch"; const es = new Client({});',
    'await es.index({ index: "v", document: { url: kept } })',
  ],
  [
    'import payload from "payload";',
    'await payload.update({ collection: "videos", id, data: { url: kept } })',
  ],
  [
    'import { createClient } from "@sanity/client"; const sanity = createClient({});',
    'await sanity.create({ _type: "video", url: kept })',
  ],
  ['', 'await strapi.entityService.update("api::video.video", id, { data: { url: kept } })'],
  [
    'import PocketBase from "pocketbase"; const pb = new PocketBase("x");',
    'await pb.collection("videos").update(id, { url: kept })',
  ],
  [
    'import { Databases } from "node-appwrite"; const databases = new Databases(null);',
    'await databases.updateDocument("db", "videos", id, { url: kept })',
  ],
  [
    'import neo4j from "neo4j-driver"; const d = neo4j.driver("x"); const session = d.session();',
    'await session.run("MERGE (v:Video {id: $id}) SET v.url = $url", { id, url: kept })',
  ],
  ['const kv = await Deno.openKv();', 'await kv.set(["v", id], { url: kept })'],
  ['import { sql } from "bun";', 'await sql`update videos set url = ${kept} where id = ${id}`'],
  [
    'import { neon } from "@neondatabase/serverless"; const sql = neon("x");',
    'await sql`update videos set url = ${kept} where id = ${id}`',
  ],
  ['import { sql } from "@vercel/postgres";', 'await sql`update videos set url = ${kept} where id = ${id}`'],
  [
    'import { createClient } from "@libsql/client"; const db = createClient({ url: "x" });',
    'await db.execute({ sql: "update videos set url = ? where id = ?", args: [kept, id] })',
  ],
  ['', 'await env.DB.prepare("UPDATE videos SET url = ? WHERE id = ?").bind(kept, id).run()'],
  [
    'import { Client } from "cassandra-driver"; const client = new Client({});',
    'await client.execute("UPDATE videos SET url = ? WHERE id = ?", [kept, id])',
  ],
];

const code = (above: string, statements: string, part: string): string => `${above}
export async function finish(id: string, ctx: any, env: any) {
  const response = await fetch('https://api-singapore.klingai.com/v1/videos/text2video/' + id, {});
  const { data } = await response.json();
  const kept = data.task_result.videos[0].${part};
  ${statements};
}`;

run(rule, {
  valid: STORES.map(([above, statements]) => ({ name: statements, code: code(above, statements, 'id') })),
  invalid: STORES.map(([above, statements]) => ({
    name: statements,
    code: code(above, statements, 'url'),
    errors: [{ messageId: 'stored', line: 6 }],
  })),
});
