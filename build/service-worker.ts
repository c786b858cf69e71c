import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'vite';
import { afterBuild } from './after-build.ts';
import { listShippedFiles } from './shipped-files.ts';

/** Builds the service worker after the site, with the list of the site's files and their checksums in it. */
export function serviceWorker(): Plugin {
  return afterBuild('service-worker', async (outDir) => {
    await build({
      configFile: false,
      logLevel: 'warn',
      define: { SHIPPED_FILES: JSON.stringify(listShippedFiles(outDir)) },
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        // Not every browser takes a module as a service worker.
        lib: {
          entry: resolve(import.meta.dirname, '../src/service-worker/index.ts'),
          formats: ['iife'],
          name: 'serviceWorker',
          fileName: () => 'service-worker.js',
        },
      },
    });
  });
}
