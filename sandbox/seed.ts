import type { Story, StoryCustomer, StoryOrder, StoryTicket } from '../demo/story.ts';
import type { NewEntry, Seed } from './store.ts';

const ticketSeed = (ticket: StoryTicket, story: Story): Seed => ({
  record: {
    system: 'desk',
    id: ticket.id,
    asOf: null,
    fields: {
      subject: ticket.subject,
      status: ticket.status,
      priority: ticket.priority,
      requester: story.customers.find(({ id }) => id === ticket.requester)?.name ?? null,
      assignee: story.people.find(({ sub }) => sub === ticket.assignee)?.name ?? null,
      order: ticket.order,
      customer: ticket.requester,
    },
    outdated: { ...ticket.outdated },
  },
  entries: ticket.messages.map(
    ({ from, kind, at, text }): NewEntry => ({
      at,
      account: from,
      kind,
      field: null,
      old: null,
      new: text,
      reference: null,
    }),
  ),
});

const chargesInWords = ({ charges }: StoryOrder): string =>
  charges
    .map(
      ({ amount, capturedAt }) =>
        `${amount} on ${capturedAt.slice(0, 10)} at ${capturedAt.slice(11, 16)} UTC`,
    )
    .join('; ');

const orderSeed = (order: StoryOrder): Seed => ({
  record: {
    system: 'billing',
    id: order.id,
    asOf: order.asOf,
    fields: {
      customer: order.customer,
      product: order.product,
      amount: order.amount,
      charged_on: order.chargedOn,
      refund_status: order.refundStatus,
      subscription: order.subscription,
      shipping: order.shipping,
      charges: chargesInWords(order),
    },
    outdated: {},
  },
  entries: [],
});

const customerSeed = (customer: StoryCustomer): Seed => ({
  record: {
    system: 'crm',
    id: customer.id,
    asOf: null,
    fields: {
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
      delivery_address: customer.address,
      tier: customer.tier,
      region: customer.region,
      no_ai: customer.noAi,
      credit_limit: customer.creditLimit,
      risk_note: customer.riskNote,
    },
    outdated: {},
  },
  entries: [],
});

/** The story as records of the three systems. */
export const seedsOf = (story: Story): Seed[] => [
  ...story.tickets.map(ticket => ticketSeed(ticket, story)),
  ...story.orders.map(orderSeed),
  ...story.customers.map(customerSeed),
];
