import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { describeOnEveryStore, storeKinds, storePlace } from '../../test/store.ts';
import { openStore, type Store } from '../db/open.ts';
import type { Attempt, Handler } from './job.ts';
import { type EnqueueOptions, openQueue, type Queue } from './queue.ts';

type Done = { proposalId: string; number: number };

/** A started queue whose jobs are noted, and done by `handler`. */
const startQueue = async (store: Store, handler: Handler<'apply-proposal'> = async () => undefined) => {
  const problems: string[] = [];
  const queue = await openQueue(store, ({ message }) => problems.push(message));
  const begun: Done[] = [];
  await queue.work('apply-proposal', async (data, attempt) => {
    begun.push({ proposalId: data.proposalId, number: attempt.number });
    await handler(data, attempt);
  });
  await queue.start();
  return { queue, begun, problems };
};

const add = (store: Store, queue: Queue, proposalId: string, options?: EnqueueOptions): Promise<void> =>
  store.db.transaction().execute(trx => queue.enqueue(trx, 'apply-proposal', { proposalId }, options));

describeOnEveryStore('a job', getStore => {
  let queue: Queue;
  afterEach(async () => {
    await queue.stop();
    await sql`delete from pgboss.job`.execute(getStore().db);
  });

  test('is done after the transaction that added it has committed, and soon', async () => {
    const started = await startQueue(getStore());
    queue = started.queue;
    const waits: number[] = [];
    for (const proposalId of ['a', 'b', 'c', 'd', 'e']) {
      await add(getStore(), queue, proposalId);
      const committed = performance.now();
      await expect.poll(() => started.begun.at(-1)?.proposalId, { interval: 5 }).toBe(proposalId);
      waits.push(performance.now() - committed);
    }
    // A worker that is not woken looks every two seconds.
    expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(1000);
  });

  test('never exists when the transaction that added it is rolled back', async () => {
    const started = await startQueue(getStore());
    queue = started.queue;
    const rolledBack = getStore()
      .db.transaction()
      .execute(async trx => {
        await queue.enqueue(trx, 'apply-proposal', { proposalId: 'undone' });
        throw new Error('changed my mind');
      });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await add(getStore(), queue, 'later');
    await expect.poll(() => started.begun).toEqual([{ proposalId: 'later', number: 1 }]);
  });

  test('is tried again after a failure, and the failure is reported', async () => {
    const started = await startQueue(getStore(), async (_data, { number }) => {
      if (number < 3) throw new Error('not yet');
    });
    queue = started.queue;
    await add(getStore(), queue, 'p');
    await expect
      .poll(() => started.begun.map(({ number }) => number), { timeout: 20_000 })
      .toEqual([1, 2, 3]);
  });

  test('is dead, and shown with its error, when its last attempt has failed', async () => {
    const started = await startQueue(getStore(), async () => {
      await sql`update pgboss.job set retry_limit = 0`.execute(getStore().db);
      throw new Error('the desk is on fire');
    });
    queue = started.queue;
    await add(getStore(), queue, 'p');
    await expect
      .poll(() => queue.deadJobs(10), { timeout: 10_000 })
      .toMatchObject([
        { name: 'apply-proposal', data: { proposalId: 'p' }, error: { message: 'the desk is on fire' } },
      ]);
  });

  test('is not added twice under one key while it waits', async () => {
    queue = await openQueue(getStore());
    await add(getStore(), queue, 'p', { singletonKey: 'p' });
    await add(getStore(), queue, 'p', { singletonKey: 'p' });
    await add(getStore(), queue, 'p');
    const { rows } = await sql`select data from pgboss.job`.execute(getStore().db);
    expect(rows).toHaveLength(2);
  });

  test('does not begin before its time', async () => {
    const started = await startQueue(getStore());
    queue = started.queue;
    const added = Date.now();
    await add(getStore(), queue, 'later', { startAfterSeconds: 1 });
    await expect.poll(() => started.begun.length, { timeout: 10_000 }).toBe(1);
    expect(Date.now() - added).toBeGreaterThanOrEqual(1000);
  });

  test('that runs is waited for when the queue stops', async () => {
    const end = Promise.withResolvers<void>();
    let ended = false;
    const started = await startQueue(getStore(), async () => {
      await end.promise;
      ended = true;
    });
    queue = started.queue;
    await add(getStore(), queue, 'p');
    await expect.poll(() => started.begun.length).toBe(1);
    const stopped = queue.stop().then(() => ended);
    end.resolve();
    expect(await stopped).toBe(true);
  });
});

describe.each(storeKinds)('on the %s store', kind => {
  test('a job whose process was killed is taken up by another one', async () => {
    const place = await storePlace(kind);
    const program = fileURLToPath(new URL('../../test/power-cut/hold-job.ts', import.meta.url));
    const holder = spawn(process.execPath, [program, JSON.stringify(place.options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const exited = once(holder, 'exit');
    holder.kill('SIGKILL');
    await exited;

    const store = await openStore(place.options);
    const attempts: Attempt[] = [];
    const { queue } = await startQueue(store, async (_data, attempt) => {
      attempts.push(attempt);
    });
    await expect.poll(() => attempts.map(({ number }) => number), { timeout: 45_000 }).toEqual([2]);
    await queue.stop();
    await store.close();
    await place.remove();
  }, 60_000);
});
