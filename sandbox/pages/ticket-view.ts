import { people, type StoryPerson } from '../../demo/story.ts';
import { inflated } from '../behaviour.ts';
import type { Desk } from '../env.ts';
import type { FieldValues, HistoryEntry } from '../store.ts';

/** A message as the page shows it. */
export interface ShownMessage {
  author: string;
  from: 'customer' | 'agent';
  kind: 'public' | 'internal';
  at: string;
  text: string;
}

/** All that one person may see of a ticket. A field that is not here is absent from the page. */
export interface TicketView {
  id: string;
  ticket: FieldValues;
  order: FieldValues;
  customer: FieldValues;
  messages: ShownMessage[];
}

const leadsOnly = ['credit_limit'];

const visibleTo = ({ role }: StoryPerson, fields: FieldValues): FieldValues =>
  role === 'agent'
    ? Object.fromEntries(Object.entries(fields).filter(([field]) => !leadsOnly.includes(field)))
    : fields;

const shown = (entry: HistoryEntry, requester: string): ShownMessage => {
  const fromCustomer = entry.account === 'customer';
  const colleague = people.find(({ sub }) => sub === entry.account)?.name ?? entry.account;
  return {
    author: fromCustomer ? requester : colleague,
    from: fromCustomer ? 'customer' : 'agent',
    kind: entry.kind === 'internal' ? 'internal' : 'public',
    at: entry.at,
    text: entry.new,
  };
};

/** Puts a ticket together with its order and customer, less what this person may not see. Null when there is none. */
export const ticketView = (
  { store, behaviour }: Desk,
  person: StoryPerson,
  id: string,
): TicketView | null => {
  const record = store.read({ system: 'desk', id });
  if (!record) return null;
  const { order, customer, requester } = record.fields;
  const fieldsOf = (system: 'billing' | 'crm', key: string | null | undefined): FieldValues =>
    (key ? store.read({ system, id: key })?.fields : undefined) ?? {};
  return {
    id,
    ticket: inflated(record.fields, behaviour),
    order: inflated({ ...fieldsOf('billing', order), ...record.outdated }, behaviour),
    customer: inflated(visibleTo(person, fieldsOf('crm', customer)), behaviour),
    messages: store.messages(id).map(entry => shown(entry, requester ?? 'Customer')),
  };
};
