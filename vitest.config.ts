import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ensureChromium } from './test/chromium.ts';

// Unit and route tests lie beside the code; the folders under test/ say what they need to run.
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{lib,server,sandbox,demo,audit,components}/**/*.test.{ts,tsx}',
            'test/house/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.{ts,tsx}'],
          environment: 'node',
          globalSetup: ['test/stores-on-demand.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'page',
          include: ['lib/page/**/*.browser.test.ts', 'test/pages/**/*.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // A getter, so that a browser is looked for (or installed) only when these tests run.
            provider: playwright({
              launchOptions: {
                get executablePath() {
                  return ensureChromium();
                },
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
