import { describe } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import type { LiveSystem, Reach } from '../conformance/live-system.ts';
import { connectorConformance } from '../conformance.ts';
import { type SandboxConfig, sandboxConfig } from './config.ts';
import { sandbox } from './connector.ts';

const token = 'sandbox-service-token';
const otherToken = 'sandbox-other-token';

const places = {
  desk: { path: 'api/tickets', type: 'ticket', id: '1042', field: 'subject' },
  crm: { path: 'crm/customers', type: 'customer', id: 'C-3001', field: 'delivery_address' },
};

interface Entry {
  account: string;
  new: string;
}

const liveSandbox = async (system: 'desk' | 'crm'): Promise<LiveSystem> => {
  const running = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    clock: () => new Date(),
    serviceAccounts: [
      { name: 'countersign', token },
      { name: 'someone-else', token: otherToken },
    ],
  });
  const { path, type, id, field } = places[system];
  const address = `${running.url}/${path}/${id}`;
  const headers = { authorization: `Bearer ${otherToken}`, 'content-type': 'application/json' };
  return {
    url: running.url,
    connector: ({ url, token: given = token, timeoutMs }: Reach) => {
      const config: SandboxConfig = sandboxConfig.parse({
        kind: 'sandbox',
        id: 'sandbox',
        title: 'Sandbox',
        system,
        url,
        allowPrivate: true,
        timeoutMs,
      });
      return sandbox(config, given);
    },
    wrongToken: 'nobody-has-this-token',
    account: 'countersign',
    record: { system: 'sandbox', type, id },
    unknownRecord: { system: 'sandbox', type, id: 'X-1' },
    field,
    changeByHand: async value => {
      const body = JSON.stringify({ fields: { [field]: value }, reference: 'by hand' });
      await fetch(address, { method: 'PATCH', headers, body });
    },
    written: async () => {
      const answer = await fetch(`${address}/history`, { headers });
      const { entries } = (await answer.json()) as { entries: Entry[] };
      return entries.filter(({ account }) => account === 'countersign').map(entry => entry.new);
    },
    reset: async () => running.reset(),
    stop: () => running.close(),
  };
};

describe('the sandbox help desk', () => {
  connectorConformance(() => liveSandbox('desk'), { hasMessages: true });
});

describe('the customer records of the sandbox', () => {
  connectorConformance(() => liveSandbox('crm'), { hasMessages: false });
});
