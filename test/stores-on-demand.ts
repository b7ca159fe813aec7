import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { embeddedTemplate } from './embedded-template.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for what their stores are made from. */
    storesOnDemand: string;
  }
}

/** What a test file gets: where to find the thing, or one sentence that says why it cannot be had. */
export type Offer = { at: string } | { missing: string };

/**
 * Set-up for vitest. The PostgreSQL server and the prepared files of the embedded store are made when the first test
 * file asks, once for all of them; a run without store tests pays nothing.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  let postgres: ReturnType<typeof startPostgres> | undefined;
  const offers: Record<string, () => Promise<Offer>> = {
    '/embedded': async () => ({ at: await embeddedTemplate() }),
    '/postgresql': async () => {
      postgres ??= startPostgres();
      const server = await postgres;
      return 'missing' in server ? server : { at: server.url('postgres') };
    },
  };
  const server = createServer(async (request, response) => {
    const offer = offers[request.url ?? ''] ?? (async () => ({ missing: 'There is no such store.' }));
    const answer = await offer().catch((error: Error) => ({ missing: `${error.stack}` }));
    response.setHeader('connection', 'close').end(JSON.stringify(answer));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  project.provide('storesOnDemand', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    const started = await postgres;
    if (started && 'stop' in started) await started.stop();
  };
};
