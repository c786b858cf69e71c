import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { createLicences } from './build/licences/plugin.ts';
import { packBinaries } from './build/pack-binaries.ts';
import { HEADERS } from './build/policy.ts';
import { serviceWorker } from './build/service-worker.ts';

const licences = createLicences();

export default defineConfig({
  appType: 'mpa',
  base: './',
  plugins: [
    svelte(),
    contentSecurityPolicy(),
    licences.note(),
    licences.write(),
    packBinaries(),
    serviceWorker(),
  ],
  worker: { format: 'es', plugins: () => [licences.note()] },
  build: {
    // A `data:` address would be a connection that the policy refuses.
    assetsInlineLimit: 0,
    // Browsers that know the site's colours (`light-dark`) know `modulepreload` as well.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  preview: { headers: HEADERS },
});
