import { z } from 'zod';
import { connectorBase } from '../config.ts';

/** Ticket columns this connector reads; the first three it can also write. */
export const coreColumns = ['Subject', 'Status', 'Priority', 'Owner', 'Requestor', 'Created', 'Due'] as const;
export type CoreColumn = (typeof coreColumns)[number];

const fieldPlace = z.union([
  z.strictObject({ core: z.enum(coreColumns) }),
  z.strictObject({ customField: z.string().trim().min(1).max(200) }),
]);
export type FieldPlace = z.output<typeof fieldPlace>;

/** Request Tracker 5 through its REST 2.0 interface. `url` is the address of its web pages. */
export const requestTrackerConfig = connectorBase.extend({
  kind: z.literal('request-tracker'),
  /** Account name of the service account that owns the token, and that nobody else uses. */
  account: z.string().min(1).max(200),
  /** A custom field of transactions, one value, that this account may see and change. */
  proposalField: z.string().trim().min(1).max(200).default('Proposal id'),
  /** Where each field of the policy is found on a ticket. */
  fields: z.record(z.string(), fieldPlace),
});
export type RequestTrackerConfig = z.output<typeof requestTrackerConfig>;
