import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const root = fileURLToPath(new URL('../../entrypoints/gallery', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

/** Serves the gallery from its sources on a free port. */
export const serveGallery = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { allow: [project] } },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The gallery was not served.');
  return { url, close: () => server.close() };
};
