import { Worker } from 'node:worker_threads';

/**
 * Starts a module of TypeScript on a thread of its own.
 *
 * @param url address of the module
 * @param data what it finds as `workerData`
 */
export function startThread(url: string, data: unknown): Worker {
  // tsx reads TypeScript on the main thread only; this starts it on the other one too.
  const start = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
    register();
    await import(${JSON.stringify(url)});`;
  return new Worker(new URL(`data:text/javascript,${start}`), { workerData: data });
}

/** Sends a message to a thread and waits for the next one from it. */
export function askThread<Answer>(thread: Worker, message: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (answer: Answer) => {
      thread.off('error', reject);
      resolve(answer);
    });
    thread.postMessage(message);
  });
}
