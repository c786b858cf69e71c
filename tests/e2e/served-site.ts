import type { AddressInfo } from 'node:net';
import { preview } from 'vite';

/** A server of its own, which a test can take away. */
export interface ServedSite {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a built site on a free port.
 *
 * @param base path of the server that the site lies under
 */
export async function serveSite(outDir = 'dist', base = '/'): Promise<ServedSite> {
  const server = await preview({
    configFile: 'vite.config.ts',
    base,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0 },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${base}`,
    async close() {
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
      await server.close();
    },
  };
}
