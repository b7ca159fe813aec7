import type { Calendar } from './calendar.ts';
import { longThread } from './long-thread.ts';
import type { StoryTicket } from './shape.ts';
import { accountTickets } from './tickets-accounts.ts';
import { deliveryTickets } from './tickets-delivery.ts';
import { moneyTickets } from './tickets-money.ts';

export const ticketsOf = (calendar: Calendar): StoryTicket[] =>
  [
    ...moneyTickets(calendar),
    ...deliveryTickets(calendar),
    ...accountTickets(calendar),
    longThread(calendar),
  ].sort((a, b) => Number(a.id) - Number(b.id));
