import { defineConfig } from '@playwright/test';
import { createLaunchOptions } from './scripts/browser.mjs';

const port = process.env['SITE_PORT'] ?? '4273';
const address = `http://localhost:${port}/`;

/** Judges what `npm run build` made, served as `npm start` serves it. */
export default defineConfig({
  testDir: 'tests/e2e',
  forbidOnly: Boolean(process.env['CI']),
  // A test waits for a browser about half of its time: three of them keep two cores at work.
  workers: 3,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
  use: {
    baseURL: address,
    // A service worker would answer before a test's own routes do.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 720 },
    screenshot: 'only-on-failure',
    launchOptions: createLaunchOptions(),
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
