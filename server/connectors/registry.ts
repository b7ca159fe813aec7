import { z } from 'zod';
import { Fault } from '../../lib/core/fault.ts';
import type { Connector } from './connector.ts';
import { requestTrackerConfig } from './request-tracker/config.ts';
import { requestTracker } from './request-tracker/connector.ts';
import { sandboxConfig } from './sandbox/config.ts';
import { sandbox } from './sandbox/connector.ts';
import { tokenOf } from './secret.ts';

/** One connector, as the operator configures it; its `kind` decides which other keys there are. */
export const connectorConfig = z.discriminatedUnion('kind', [requestTrackerConfig, sandboxConfig]);
export type ConnectorConfig = z.output<typeof connectorConfig>;

const open = (config: ConnectorConfig, token: string): Connector => {
  switch (config.kind) {
    case 'request-tracker':
      return requestTracker(config, token);
    case 'sandbox':
      return sandbox(config, token);
  }
};

/**
 * Makes every configured connector, by id; nothing is contacted yet. Throws a Fault `bad-input` for an id used twice,
 * a token that is missing or an address that may not be used.
 */
export const openConnectors = (
  configs: readonly ConnectorConfig[],
  env: NodeJS.ProcessEnv,
): Map<string, Connector> => {
  const connectors = new Map<string, Connector>();
  for (const config of configs) {
    if (connectors.has(config.id)) throw new Fault('bad-input', `Two connectors have the id ${config.id}.`);
    connectors.set(config.id, open(config, tokenOf(config, env)));
  }
  return connectors;
};
