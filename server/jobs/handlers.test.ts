import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftTicket, importDemoArticles } from '../../test/run.ts';
import {
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from '../actions/create-proposal.ts';
import { decideProposal } from '../actions/decide-proposal.ts';
import { registerJobs, resumeApproved } from './handlers.ts';

describeOnEveryStore('approved proposals that wait to be written', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  const jobsOf = async (proposalId: string): Promise<number> => {
    const living = await services.queue.livingJobs('apply-proposal');
    return living.filter(job => job.proposalId === proposalId).length;
  };

  test('one without a living job gets one, and however long an outage takes, never a second', async () => {
    const { id, seal } = await createProposal(services, amira, {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
      reason: 'duplicate charge confirmed',
    });
    await decideProposal(services, lena, id, { seal, outcome: 'approve' });
    await resumeApproved(services);
    expect(await jobsOf(id)).toBe(1);
    await sql`update pgboss.job set state = 'failed' where data ->> 'proposalId' = ${id}`.execute(
      services.db,
    );
    expect(await jobsOf(id)).toBe(0);
    await resumeApproved(services);
    await sql`update pgboss.job set state = 'retry' where state = 'created' and data ->> 'proposalId' = ${id}`.execute(
      services.db,
    );
    await resumeApproved(services);
    expect(await jobsOf(id)).toBe(1);
  });
});

describeOnEveryStore('a backend that was off when something reached its time', getStore => {
  test('erases it soon after its start', async () => {
    const desk = await openTestDesk();
    const services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
    await draftTicket(services, amira, '1042');
    services.clock.offsetMs = 31 * 86_400_000;
    const readings = () =>
      services.db
        .selectFrom('artifacts')
        .select('digest')
        .where('kind', '=', 'reading')
        .where('body', 'is not', null)
        .execute();
    expect(await readings()).not.toEqual([]);
    await registerJobs(services);
    await services.queue.start();
    await expect.poll(readings, { timeout: 20_000, interval: 100 }).toEqual([]);
    await services.close();
    await desk.close();
  });
});
