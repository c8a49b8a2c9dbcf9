/** Stores of entries by key, and the options that end an entry. */
import type { Row } from '../../analysis/rows.js';

/** Rows of caches and of stores by key. */
export const CACHES: readonly Row[] = [
  {
    kind: 'store',
    api: 'global#localStorage.setItem',
    holds: 'cache',
    writes: '1',
    from: 'HTML standard, Web storage',
  },
  {
    kind: 'alias',
    api: [
      'redis#{createClient,createCluster}()',
      'ioredis#{new(),Redis.new(),Cluster.new()}',
      '@upstash/redis#{Redis.new(),Redis.fromEnv()}',
      '@vercel/kv#{kv,createClient()}',
    ],
    as: 'redis#RedisClient.new()',
    from: 'node-redis 4 and 5, ioredis 5, Upstash Redis 1.x and Vercel KV 3.x docs: the commands of Redis',
  },
  {
    kind: 'store',
    api: 'redis#RedisClient.new().{set,hset,hSet,hmset,mset,mSet,append,lpush,lPush,rpush,rPush,sadd,sAdd,getset,getSet}',
    holds: 'cache',
    writes: '1..',
    lifetime: '2..',
    from: 'Redis docs, commands; SET takes EX, PX, EXAT or PXAT as arguments or options',
  },
  {
    kind: 'store',
    api: 'redis#RedisClient.new().{setex,setEx,psetex,pSetEx}',
    holds: 'cache',
    writes: '2',
    lifetime: '1',
    from: 'Redis docs, SETEX and PSETEX: the lifetime before the value',
  },
  {
    kind: 'store',
    api: [
      'node-cache#new().set',
      'cache-manager#createCache().set',
      'keyv#new().set',
      'lru-cache#LRUCache.new().set',
    ],
    holds: 'cache',
    writes: '1',
    lifetime: '2',
    from: 'node-cache 5, cache-manager 6, Keyv 5 and lru-cache 10 docs: the lifetime is the third argument',
  },
  {
    kind: 'store',
    api: ['localforage#setItem', 'idb-keyval#set', '@react-native-async-storage/async-storage#setItem'],
    holds: 'cache',
    writes: '1',
    from: 'localForage 1.10, idb-keyval 6 and Async Storage 1.x and 2.x docs',
  },
];
