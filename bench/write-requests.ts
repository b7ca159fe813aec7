import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { applyProposal } from '../server/actions/apply-proposal/apply-proposal.ts';
import { decideProposal } from '../server/actions/decide-proposal.ts';
import { lena } from '../test/services.ts';
import type { Bench } from './bench.ts';
import { openRefunds } from './setting/refunds.ts';
import { onEmbedded, openServices } from './setting/stores.ts';

/** Node tells here of each request that is sent with its HTTP client, which connectors use and nothing else here does. */
const channel = 'http.client.request.start';

const requestsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let requests = 0;
  const count = (): void => {
    requests += 1;
  };
  subscribe(channel, count);
  await work();
  unsubscribe(channel, count);
  return requests;
};

export default {
  name: 'Requests to the help desk for one countersigned field',
  unit: 'requests',
  better: 'less',
  run: () =>
    onEmbedded(async (store, defer) => {
      const { desk, services } = await openServices(store, defer);
      const { id, seal } = await openRefunds(services, desk).propose();
      await decideProposal(services, lena, id, { seal, outcome: 'approve' });
      const ours = [await requestsDuring(() => applyProposal(services, id))];
      return [{ what: '', floor: 'one PATCH', ours, floors: [1] }];
    }),
} satisfies Bench;
