import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type StoryTicket, tellStory } from '../../demo/story.ts';
import type { draftsCreate } from '../../lib/contract/drafts.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import type { FieldPlan, FieldReading, Reading } from '../../lib/core/plan.ts';
import { planFor } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../../server/services.ts';

type DraftRequest = z.output<typeof draftsCreate.body>;

const mostMessages = 200;

const maskedOnPage = (text: string): string =>
  text
    .replace(/(?:\d{4} ){3}\d{4}/g, '[card 1]')
    .replace(/DE\d{2}(?: \d{4}){4} \d{2}/g, '[iban 1]')
    .replace(/[\w.]+@[\w.-]+/g, '[e-mail 1]')
    .replace(/\+\d[\d ]{8,}\d/g, '[phone 1]');

const valuesOf = (ticket: StoryTicket): Record<string, string | null> => {
  const story = tellStory(new Date());
  const order = story.orders.find(({ id }) => id === ticket.order);
  const customer = story.customers.find(({ id }) => id === ticket.requester);
  return {
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    requester: customer?.name ?? null,
    order: ticket.order,
    customer: ticket.requester,
    product: order?.product ?? null,
    amount: order?.amount ?? null,
    charged_on: order?.chargedOn ?? null,
    refund_status: order?.refundStatus ?? null,
    subscription: ticket.outdated?.subscription ?? order?.subscription ?? null,
    shipping: order?.shipping ?? null,
    tier: customer?.tier ?? null,
    region: customer?.region ?? null,
    no_ai: customer?.noAi ?? null,
    delivery_address: customer?.address ?? null,
  };
};

const fieldOf = (
  { id, level }: FieldPlan['fields'][number],
  values: Record<string, string | null>,
): FieldReading => {
  const rest = { id, flags: [], locator: 0 };
  if (level === 'masked')
    return { ...rest, state: 'masked', placeholders: [{ token: `[${id} 1]`, kind: id }] };
  const value = values[id];
  return value
    ? { ...rest, state: 'read', value, placeholders: [] }
    : { ...rest, state: 'missing', placeholders: [] };
};

/** What the content script would read of a ticket of the story for this person: by plan, masked. */
export const aReading = async (
  services: Pick<Services, 'policies'>,
  person: SignedIn,
  ticketId: string,
  changes: Partial<Reading> = {},
): Promise<Reading> => {
  const table = await services.policies.current();
  const plan = planFor(table, person.roles, 'sandbox');
  const ticket = tellStory(new Date()).tickets.find(({ id }) => id === ticketId);
  if (!plan || !ticket) throw new Error(`${person.name} reads no ticket ${ticketId}`);
  const values = valuesOf(ticket);
  const fields = plan.fields.map(field => fieldOf(field, values));
  const conversation = ticket.messages.slice(-mostMessages).map(message => ({
    author: message.from,
    at: message.at,
    kind: message.kind,
    from: message.from === 'customer' ? ('customer' as const) : ('agent' as const),
    text: maskedOnPage(message.text),
    placeholders: [],
    flags: [],
  }));
  return {
    id: randomUUID(),
    site: 'sandbox',
    policyVersion: table.version,
    recordType: 'ticket',
    recordId: ticketId,
    url: `http://127.0.0.1:4822/tickets/${ticketId}`,
    readAt: new Date().toISOString(),
    contentHash: digestOf({ fields, conversation }),
    fields,
    conversation,
    messagesLeftOut: Math.max(0, ticket.messages.length - mostMessages),
    ...changes,
  };
};

/** A request for a draft over a reading, in a plain tone and the customer's language. */
export const aDraftRequest = (reading: Reading, changes: Partial<DraftRequest> = {}): DraftRequest => ({
  runId: randomUUID(),
  reading,
  tone: 'plain',
  length: 'normal',
  language: 'auto',
  ...changes,
});
