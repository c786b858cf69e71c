import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import project from './package.json' with { type: 'json' };
import { createLaunchOptions } from './scripts/browser.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          environment: 'node',
          // A guard against tests that hang; other steps of the tests run beside these.
          testTimeout: 60_000,
        },
      },
      {
        extends: './vite.config.ts',
        optimizeDeps: {
          // A dependency that is found late reloads the page in the middle of a test.
          entries: ['src/engine/network/webgl.ts'],
          include: [
            ...Object.keys(project.dependencies).filter((name) => name !== 'svelte'),
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: createLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
