import { addressCorrections } from './story/address-corrections.ts';
import { calendarTo } from './story/calendar.ts';
import { customers } from './story/customers.ts';
import { ordersOf } from './story/orders.ts';
import { people } from './story/people.ts';
import type { Story } from './story/shape.ts';
import { ticketsOf } from './story/tickets.ts';

export type * from './story/shape.ts';
export { priorities, refundStates, subscriptionStates, ticketStates } from './story/shape.ts';
export { people };

/** The whole seed data, with its last events shortly before `end`. The same `end` gives the same story. */
export const tellStory = (end: Date): Story => {
  const calendar = calendarTo(end);
  return { people, customers, orders: ordersOf(calendar), tickets: ticketsOf(calendar), addressCorrections };
};
