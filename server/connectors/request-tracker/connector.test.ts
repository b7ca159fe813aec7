import { connectorTo } from '../../../test/request-tracker/connector.ts';
import { describeWithRequestTracker } from '../../../test/request-tracker/describe.ts';
import { serviceAccount } from '../../../test/request-tracker/desk.ts';
import { startRequestTracker } from '../../../test/request-tracker/start.ts';
import type { LiveSystem } from '../conformance/live-system.ts';
import { connectorConformance } from '../conformance.ts';

const field = 'delivery_address';

const liveRequestTracker = async (): Promise<LiveSystem> => {
  const desk = await startRequestTracker();
  const id = desk.ticketIds['1042'] ?? '';
  return {
    url: desk.url,
    connector: reach => connectorTo(desk, reach),
    wrongToken: desk.token.replace(/[0-9a-f]+$/, secret => secret.replace(/./g, '0')),
    account: serviceAccount,
    record: { system: 'rt', type: 'ticket', id },
    unknownRecord: { system: 'rt', type: 'ticket', id: '999999' },
    field,
    changeByHand: value => desk.editAs('lena.vogt', id, { CustomFields: { 'Delivery address': value } }),
    written: async () =>
      desk
        .history(id)
        .filter(({ creator }) => creator === serviceAccount)
        .map(({ content, newValue }) => content ?? newValue ?? ''),
    reset: () => desk.resetTickets(),
    stop: () => desk.stop(),
  };
};

describeWithRequestTracker('Request Tracker', () => {
  connectorConformance(liveRequestTracker, { hasMessages: true });
});
