/** Content services and tables of others: what is put there stays there, as an address where it is one. */
import type { Row } from '../../analysis/rows.js';

/** Writes to services. */
export const SERVICES: readonly Row[] = [
  {
    kind: 'store',
    api: '@notionhq/client#Client.new().{pages,databases,blocks}.{create,update,children.append}',
    holds: 'record',
    writes: ['0.properties', '0.children'],
    from: 'Notion API docs, Create a page and Update page, @notionhq/client 2.x to 5.x: files of others are kept as addresses',
  },
  {
    kind: 'store',
    api: 'googleapis#google.sheets().spreadsheets.values.{append,update,batchUpdate}',
    holds: 'record',
    writes: ['0.requestBody', '0.resource'],
    from: 'Google Sheets API reference, spreadsheets.values, googleapis 105 to 160',
  },
  {
    kind: 'store',
    api: ['payload#{create,update}', 'payload#getPayload().{create,update}'],
    holds: 'record',
    writes: '0.data',
    from: 'Payload docs, Local API, 2.x and 3.x',
  },
  {
    kind: 'store',
    api: [
      '@sanity/client#createClient().{create,createOrReplace,createIfNotExists}',
      '@sanity/client#createClient().patch().{set,setIfMissing}',
      'next-sanity#createClient().{create,createOrReplace,createIfNotExists}',
    ],
    holds: 'record',
    writes: '0',
    from: 'Sanity docs, JavaScript client, 6.x and 7.x',
  },
  {
    kind: 'store',
    api: '{node-appwrite,appwrite}#Databases.new().{createDocument,updateDocument,upsertDocument}',
    holds: 'record',
    writes: ['3', '0.data'],
    from: 'Appwrite docs, Databases, node-appwrite 11 to 20',
  },
  {
    kind: 'store',
    api: '{@elastic/elasticsearch,@opensearch-project/opensearch}#Client.new().{index,create,update}',
    holds: 'record',
    writes: ['0.document', '0.doc', '0.body'],
    from: 'Elasticsearch JavaScript client docs, index and update, 7.x to 9.x',
  },
  {
    kind: 'store',
    api: [
      'global#strapi.entityService.{create,update}',
      'global#strapi.documents().{create,update}',
      'global#strapi.query().{create,update}',
    ],
    holds: 'record',
    writes: ['1.data', '2.data', '0.data'],
    from: 'Strapi docs, Entity Service API, 4.x, and Document Service API, 5.x',
  },
  {
    kind: 'store',
    api: '{@libsql/client,@libsql/client/web,@libsql/client/http}#createClient().{execute,batch}',
    holds: 'record',
    writes: ['0.args', '1'],
    statement: '0.sql',
    from: 'libSQL client docs, execute({ sql, args }), 0.5 to 0.15',
  },
];
