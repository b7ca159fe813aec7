import { openStore } from '../../server/db/open.ts';
import { openQueue } from '../../server/jobs/queue.ts';

// Adds a job to the store given as JSON options, begins it, says so, and holds it until this process is killed.
const store = await openStore(JSON.parse(String(process.argv[2])));
const queue = await openQueue(store);
await queue.work('apply-proposal', async () => {
  process.stdout.write('begun\n');
  await new Promise(resolve => setTimeout(resolve, 600_000));
});
await queue.start();
await store.db.transaction().execute(trx => queue.enqueue(trx, 'apply-proposal', { proposalId: 'held' }));
