import { inLanes } from '../data/offline/in-lanes.ts';
import { createKeptFiles } from '../data/offline/kept-files.ts';
import type { Answers, Question } from '../data/offline/questions.ts';
import type { ShippedFile } from '../data/offline/shipped-file.ts';

declare const self: ServiceWorkerGlobalScope;
/** The files of the site that this worker was built with. */
declare const SHIPPED_FILES: readonly ShippedFile[];

/** Requests at a time: few enough to leave the page the line. */
const LANES = 3;

const files = SHIPPED_FILES;
const site = self.registration.scope;
const kept = createKeptFiles(site, files);
const needed = files.filter((file) => file.isNeeded);
const atWill = files.filter((file) => !file.isNeeded);

self.addEventListener('install', (event) => {
  event.waitUntil(inLanes(needed, LANES, (file) => kept.fetch(file)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(site)) event.respondWith(answer(event));
});

self.addEventListener('message', (event) => {
  const { ask, about = '' } = event.data as Question;
  const [port] = event.ports;
  event.waitUntil(answers[ask](about).then((reply) => port?.postMessage(reply)));
});

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  // The page asks past all caches for what was not the file it meant.
  const found = request.cache === 'reload' ? undefined : await kept.find(request.url);
  if (found) return found;
  const response = await fetch(request);
  const file = kept.fileAt(request.url);
  // A full store is no reason to withhold the answer.
  if (file) event.waitUntil(kept.add(file, response.clone()).catch(() => false));
  return response;
}

const answers: { [Ask in keyof Answers]: (about: string) => Promise<Answers[Ask]> } = {
  missing: () => kept.listMissing(),
  async keep(path) {
    try {
      const file = files.find((candidate) => candidate.path === path);
      if (file) await kept.fetch(file);
      return null;
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      return isFull ? 'full' : 'unreachable';
    }
  },
  async adopt() {
    await inLanes(atWill, LANES, (file) => kept.adopt(file));
    return null;
  },
  async tidy(script) {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const open = windows.filter(({ url }) => url.startsWith(site));
    if (open.length === 1 && kept.fileAt(script)) await kept.forgetEarlier();
    return null;
  },
  async 'take-over'() {
    await self.skipWaiting();
    return null;
  },
};
