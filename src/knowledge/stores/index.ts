/** Where things are kept: databases, caches, files, and what is a store by its name. */
import type { Row } from '../../analysis/rows.js';
import { CACHES } from './caches.js';
import { DATABASES } from './databases.js';
import { FILES } from './files.js';
import { SERVICES } from './services.js';

export * from './names.js';

/** Rows of stores. */
export const STORES: readonly Row[] = [...DATABASES, ...CACHES, ...FILES, ...SERVICES];
