import { defineConfig } from 'wxt';
import { extensionKey } from '../../lib/contract/extension.ts';

/** The least extension with a panel and a content script, built with the same tools and under the same id. */
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  outDir: process.env.COUNTERSIGN_OUTPUT ?? '.output',
  manifestVersion: 3,
  manifest: { name: 'Bare', permissions: ['sidePanel'], key: extensionKey },
});
