import { mount } from 'svelte';
import { createBatchStore } from './data/batch/batch-store.ts';
import { createManifestSource } from './data/load-manifest.ts';
import { MANIFEST_PATH } from './data/manifest.ts';
import { once } from './data/once.ts';
import { loadSheet } from './data/sheets.ts';
import { uploadLimits } from './data/upload/limits.ts';
import { createReader } from './data/upload/reader.ts';
import { UnreadablePicture } from './data/upload/refusal.ts';
import { createEngine } from './engine/client.ts';
import { createGroupScorer } from './state/batch-scorer.ts';
import { createBatch } from './state/batch.svelte.ts';
import { createLabData } from './state/lab-data.svelte.ts';
import { createNavigation } from './state/navigation.svelte.ts';
import { createOffline } from './state/offline.svelte.ts';
import { createPaced } from './state/paced.ts';
import { createPlayground } from './state/playground.svelte.ts';
import { watchForRelease } from './state/release-watch.ts';
import { createSamples } from './state/samples.ts';
import type { Settings } from './state/settings.ts';
import {
  formatSettings,
  hasSamePicture,
  isAnotherPlace,
  parseSettings,
  placeOf,
  readPhoto,
  TEST_PICTURES,
} from './state/settings.ts';
import { createSettings } from './state/settings.svelte.ts';
import { createTestPictures } from './state/test-pictures.svelte.ts';
import App from './ui/App.svelte';
import './ui/base.css';

/** Milliseconds between two changes of the link. */
const LINK_PAUSE = 400;

/** Files that an archive may hold. */
const ARCHIVE_FILES = 10_000;

const site = new URL('./', document.baseURI).href;
const manifest = createManifestSource(new URL(`data/${MANIFEST_PATH}`, document.baseURI).href);
const { settings: initial, refused } = parseSettings(location.search);
const linkTo = (changed: Settings) => `${location.pathname}${formatSettings(changed)}`;
const settleSoon = createPaced(() => settings.settle(), LINK_PAUSE);
const settings = createSettings(
  { ...initial, photo: readPhoto(history.state) },
  (changed, before, isOnward) => {
    const isPlace = !isOnward && isAnotherPlace(changed, before);
    if (isPlace) history.pushState(changed.photo, '', linkTo(changed));
    settleSoon();
  },
  (changed) => history.replaceState(changed.photo, '', linkTo(changed)),
);
/** One that no other visit has made. */
const createId = () => `${Date.now()}-${Math.random()}`;
const limits = uploadLimits((navigator as { readonly deviceMemory?: number }).deviceMemory);
const samples = createSamples(manifest);
const engine = createEngine(manifest);
const readUpload = createReader(limits);
const playground = createPlayground({
  engine,
  samples,
  settings,
  readUpload,
  createId,
  isUnreadable: (error) => error instanceof UnreadablePicture,
});
const batch = createBatch({
  readUpload,
  createScorer: () => createGroupScorer(engine, { ...settings.current }),
  store: createBatchStore(),
  limits: { files: ARCHIVE_FILES, bytes: limits.bytes },
  createId,
});

const labData = createLabData(manifest);
const offline =
  import.meta.env.PROD && 'serviceWorker' in navigator
    ? createOffline({
        container: navigator.serviceWorker,
        site,
        script: import.meta.url,
        reloadPage: () => location.reload(),
        persist: () => navigator.storage.persist(),
        watchForRelease,
      })
    : null;
/** Comes with the lab, and goes on behind other pages. */
const openRecompute = once(async () => {
  const [{ createRecompute }, { createValueStore }] = await Promise.all([
    import('./state/recompute.svelte.ts'),
    import('./data/value-store.ts'),
  ]);
  return createRecompute({
    engine,
    createHelper: navigator.hardwareConcurrency > 1 ? () => createEngine(manifest) : null,
    manifest,
    readSheet: (sheet, signal) => loadSheet(sheet, manifest.url, signal),
    committed: () => labData.sets?.test ?? null,
    backend: () => settings.current.backend,
    isKept: (file) => offline?.isKept(file) ?? false,
    store: createValueStore('tipping-point-recomputed'),
    release: import.meta.url,
    onFetched: () => void offline?.recount(),
  });
});

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    site: {
      playground,
      batch,
      labData,
      openRecompute,
      samples,
      testPictures: createTestPictures(samples),
      navigation: createNavigation(playground, batch),
    },
    offline,
    onRandom: () => void playground.showSample(Math.floor(Math.random() * TEST_PICTURES)),
    refusedSettings: refused,
  },
});
window.addEventListener('popstate', () => {
  const { settings: linked } = parseSettings(location.search);
  const place = placeOf({ ...linked, photo: readPhoto(history.state) });
  const isSame = hasSamePicture({ ...settings.current, ...place }, settings.current);
  settings.restore(place);
  // Its link has the threshold and all else as they were then.
  settings.settle();
  if (!isSame) void playground.showPlace();
});
