import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from './create-proposal.ts';

describeOnEveryStore('a new proposal', getStore => {
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

  test('a record of one system cannot be proposed on under the rules for another one’s', async () => {
    const note = createProposal(services, amira, {
      id: randomUUID(),
      runId: null,
      record: { system: 'billing', type: 'ticket', id: 'O-20931' },
      changes: [{ kind: 'note', proposed: 'Only soft rules hold for a note on a ticket.' }],
      reason: 'for the test',
    });
    await expect(note).rejects.toMatchObject({ code: 'forbidden' });
    expect(await desk.history('/billing/orders/O-20931')).toEqual([]);
  });
});
