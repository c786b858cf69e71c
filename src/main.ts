import { mount } from 'svelte';
import { MANIFEST_PATH } from './data/manifest.ts';
import { readUpload, UnreadablePicture, uploadLimits } from './data/upload/read-upload.ts';
import { createEngine } from './engine/client.ts';
import { createPaced } from './state/paced.ts';
import { createPlayground } from './state/playground.svelte.ts';
import { createSamples } from './state/samples.ts';
import type { Settings } from './state/settings.ts';
import { formatSettings, parseSettings, TEST_PICTURES } from './state/settings.ts';
import { createSettings } from './state/settings.svelte.ts';
import App from './ui/App.svelte';
import './ui/base.css';

/** Milliseconds between two changes of the link. */
const LINK_PAUSE = 400;

const manifestUrl = new URL(`data/${MANIFEST_PATH}`, document.baseURI).href;
const { settings: initial, refused } = parseSettings(location.search);
const writeLink = (changed: Settings) =>
  history.replaceState(null, '', `${location.pathname}${formatSettings(changed)}${location.hash}`);
const settings = createSettings(initial, createPaced(writeLink, LINK_PAUSE));
const limits = uploadLimits((navigator as { readonly deviceMemory?: number }).deviceMemory);
const playground = createPlayground({
  engine: createEngine(manifestUrl),
  samples: createSamples(manifestUrl),
  settings,
  readUpload: (blob, name, signal) => readUpload(blob, name, signal, limits),
  isUnreadable: (error) => error instanceof UnreadablePicture,
});

mount(App, {
  target: document.querySelector('#app')!,
  props: {
    playground,
    onRandom: () => void playground.showSample(Math.floor(Math.random() * TEST_PICTURES)),
    refusedSettings: refused,
  },
});
void playground.showSample(initial.sample);
