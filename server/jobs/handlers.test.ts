import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
import { resumeApproved } from './handlers.ts';

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
