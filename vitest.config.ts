import { defineConfig } from 'vitest/config';

// Unit and route tests lie beside the code; the folders under test/ say what they need to run.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{lib,server,sandbox,demo,audit,components}/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
    ],
  },
});
