import { randomUUID } from 'node:crypto';
import type { Proposal } from '../../lib/core/proposal.ts';
import { createProposal } from '../../server/actions/create-proposal.ts';
import { amira, type TestDesk, type TestServices } from '../../test/services.ts';

const order = '/billing/orders/O-20931';

/** Changes one refund status to and fro: by hand through the help desk's own API, or as a proposal. */
export const openRefunds = (services: TestServices, desk: TestDesk) => {
  let status = 'Requested';
  const next = (): string => {
    status = status === 'Requested' ? 'Approved' : 'Requested';
    return status;
  };
  return {
    writeDirectly: (): Promise<void> => desk.change(order, { refund_status: next() }),
    propose: (): Promise<Proposal> =>
      createProposal(services, amira, {
        id: randomUUID(),
        runId: null,
        record: { system: 'desk', type: 'ticket', id: '1042' },
        changes: [{ kind: 'set-field', field: 'refund_status', proposed: next() }],
        reason: 'duplicate charge confirmed',
      }),
  };
};
