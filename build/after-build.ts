import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Works on the folder of the built site once all is in it; such plugins take turns, in their order. */
export function afterBuild(name: string, work: (folder: string) => Promise<void> | void): Plugin {
  let outDir = '';
  return {
    name,
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => work(outDir) },
  };
}
