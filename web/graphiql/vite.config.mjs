import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig } from 'vite';

/** Writes `x.br` and `x.gz` next to every `x`, so that the server never compresses. */
const precompress = () => ({
  name: 'precompress',
  async writeBundle({ dir }, bundle) {
    const compress = async (name) => {
      const file = join(dir, name);
      const body = await readFile(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(body, { params }));
      await writeFile(`${file}.gz`, await promisify(gzip)(body, { level: 9 }));
    };
    await Promise.all(Object.keys(bundle).map(compress));
  },
});

export default defineConfig({
  // Relative addresses: the server may live under any path of any proxy.
  base: './',
  // A file's path in the bundle is its path on the server.
  build: {
    outDir: 'dist',
    assetsDir: 'graphiql/assets',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    // The bundle becomes part of the binary, and the licences in it ask to come along.
    license: { fileName: 'graphiql/licenses.md' },
  },
  worker: { format: 'es' },
  plugins: [precompress()],
});
