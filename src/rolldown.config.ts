/**
 * How the published modules are put together. ESLint loads the plugin in every run and every editor, where opening two
 * hundred small files takes three times as long as one large one. Dependencies stay where they are.
 */
import { isAbsolute } from 'node:path';
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: {
    index: 'src/index.ts',
    'client/index': 'src/client/index.ts',
    'review/index': 'src/review/index.ts',
    cli: 'src/cli.ts',
  },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
  output: { dir: 'dist', format: 'esm', chunkFileNames: 'shared/[name].js' },
});
