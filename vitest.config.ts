import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ensureChromium } from './test/chromium.ts';

const realChromium = () => ({
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
  instances: [{ browser: 'chromium' as const }],
});

// Unit and route tests lie beside the code; the folders under test/ say what they need to run.
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{lib,server,sandbox,demo,audit,components,entrypoints}/**/*.test.{ts,tsx}',
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
          browser: realChromium(),
        },
      },
      {
        // Found while a test runs, a library would make the browser load the page anew in the middle of it.
        optimizeDeps: {
          entries: ['components/**/*.browser.test.tsx'],
          include: ['react', 'react-dom/client', 'react/jsx-dev-runtime'],
        },
        test: {
          name: 'views',
          include: ['components/**/*.browser.test.tsx'],
          testTimeout: 30_000,
          browser: realChromium(),
        },
      },
      {
        test: {
          name: 'gallery',
          include: ['test/gallery/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,crash,request-tracker}/**/*.test.ts'],
          environment: 'node',
          // Mostly waiting, each in a world of its own; more browsers at once would starve each other.
          maxWorkers: 2,
          // A look at the page, the backend and back takes longer than the usual second when two worlds share the machine.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
