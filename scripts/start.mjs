import { findFreePort } from './port.mjs';
import { ROOT, runCommand } from './run.mjs';
import { setUp } from './setup.mjs';

const PORT = 4173;

await runCommand(async () => {
  await setUp();
  const { preview } = await import('vite');
  const port = await findFreePort(PORT);
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    preview: { port, strictPort: true, open: false },
  });
  console.log(`Tipping Point is at http://localhost:${port}/ (Ctrl-C ends it).`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
});
