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
          // How long a test takes says how busy the machine is, and nothing about the code.
          testTimeout: 60_000,
          environment: 'node',
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
