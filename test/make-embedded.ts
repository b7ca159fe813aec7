import { openStore } from '../server/db/open.ts';
import { openQueue } from '../server/jobs/queue.ts';

// Makes a data directory with all tables and queues at the path given, for `embedded-template.ts`.
const store = await openStore({ dataDir: process.argv[2] });
const queue = await openQueue(store);
await queue.stop();
await store.close();
