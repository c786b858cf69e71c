import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { HEADERS } from './build/policy.ts';
import { serviceWorker } from './build/service-worker.ts';

export default defineConfig({
  appType: 'mpa',
  base: './',
  plugins: [svelte(), contentSecurityPolicy(), serviceWorker()],
  worker: { format: 'es' },
  build: {
    // A `data:` address would be a connection that the policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  preview: { headers: HEADERS },
});
