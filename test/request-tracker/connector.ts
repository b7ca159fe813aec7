import type { Connector } from '../../server/connectors/connector.ts';
import {
  type RequestTrackerConfig,
  requestTrackerConfig,
} from '../../server/connectors/request-tracker/config.ts';
import { requestTracker } from '../../server/connectors/request-tracker/connector.ts';
import { proposalIdField, serviceAccount } from './desk.ts';
import type { RequestTracker } from './start.ts';

/** How a backend is configured for the test desk. The token goes into the environment variable `RT_TOKEN`. */
export const deskConnectorConfig = (url: string): RequestTrackerConfig =>
  requestTrackerConfig.parse({
    kind: 'request-tracker',
    id: 'request-tracker',
    title: 'Request Tracker',
    url,
    allowPrivate: true,
    tokenEnv: 'RT_TOKEN',
    account: serviceAccount,
    proposalField: proposalIdField,
    fields: {
      subject: { core: 'Subject' },
      status: { core: 'Status' },
      priority: { core: 'Priority' },
      requester: { core: 'Requestor' },
      customer: { customField: 'Customer' },
      order: { customField: 'Order' },
      amount: { customField: 'Amount' },
      charged_on: { customField: 'Charged on' },
      refund_status: { customField: 'Refund status' },
      subscription: { customField: 'Subscription' },
      tier: { customField: 'Customer tier' },
      region: { customField: 'Region' },
      no_ai: { customField: 'No AI' },
      delivery_address: { customField: 'Delivery address' },
      risk_note: { customField: 'Risk note' },
    },
  });

interface Reach {
  url?: string;
  token?: string;
  timeoutMs?: number;
}

/** A connector to the test desk, or to a proxy before it. */
export const connectorTo = (
  desk: RequestTracker,
  { url = desk.url, token = desk.token, timeoutMs }: Reach = {},
): Connector => requestTracker({ ...deskConnectorConfig(url), ...(timeoutMs && { timeoutMs }) }, token);
