import type { Story, StoryCustomer, StoryMessage, StoryPerson, StoryTicket } from '../../demo/story.ts';
import { type DeskPerson, queue, serviceAccount } from './desk.ts';

const groupOf = { agent: 'Agents', lead: 'Leads', admin: 'Leads', auditor: 'Agents' } as const;
const statusOf = { New: 'new', Open: 'open', Pending: 'stalled', Solved: 'resolved' } as const;
const priorityOf = { Low: '0', Normal: '50', High: '80', Urgent: '100' } as const;

/** A ticket as `seed.pl` takes it. `key` is the story's id; Request Tracker gives its own. */
export interface SeedTicket {
  key: string;
  queue: string;
  subject: string;
  requestor: string;
  fields: Record<string, string>;
  columns: Record<string, string>;
  messages: { author: string; at: string; text: string; internal: boolean }[];
}

const teamMember = ({ sub, name, email, role, language }: StoryPerson, password: string): DeskPerson => ({
  name: sub,
  fullName: name,
  email,
  password,
  group: groupOf[role],
  language,
});

/** The story's team and the service account, all with the same password. */
export const deskPeople = (story: Story, password: string): DeskPerson[] => [
  ...story.people.map(person => teamMember(person, password)),
  {
    name: serviceAccount,
    fullName: 'Countersign service',
    email: `${serviceAccount}@desk.example`,
    password,
    group: 'Service',
    language: 'en',
  },
];

const sqlTime = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

const seedMessage = ({ from, kind, at, text }: StoryMessage, customer: StoryCustomer) => ({
  author: from === 'customer' ? customer.email : from,
  at: sqlTime(at),
  text,
  internal: kind === 'internal',
});

const seedTicket = (story: Story, ticket: StoryTicket): SeedTicket => {
  const customer = story.customers.find(({ id }) => id === ticket.requester);
  if (!customer) throw new Error(`Ticket ${ticket.id} has no customer ${ticket.requester}.`);
  const [opening] = ticket.messages;
  const order = story.orders.find(({ id }) => id === ticket.order);
  return {
    key: ticket.id,
    queue,
    subject: ticket.subject,
    requestor: `${customer.name} <${customer.email}>`,
    fields: {
      Customer: customer.id,
      'Customer tier': customer.tier,
      Region: customer.region,
      'No AI': customer.noAi,
      'Delivery address': customer.address,
      'Risk note': customer.riskNote,
      ...(order && {
        Order: order.id,
        Amount: order.amount,
        'Charged on': order.chargedOn,
        'Refund status': order.refundStatus,
        Subscription: ticket.outdated?.subscription ?? order.subscription,
      }),
    },
    columns: {
      Status: statusOf[ticket.status],
      Priority: priorityOf[ticket.priority],
      ...(opening && { Created: sqlTime(opening.at) }),
    },
    messages: ticket.messages.map(message => seedMessage(message, customer)),
  };
};

export const deskTickets = (story: Story): SeedTicket[] =>
  story.tickets.map(ticket => seedTicket(story, ticket));
