/** The invented people, customers, orders and tickets that the demo, the tour and the tests share. */

type Role = 'agent' | 'lead' | 'admin' | 'auditor';

/** Someone of the support team. `sub` is the person's id at the sign-in provider and in every help desk. */
export interface StoryPerson {
  sub: string;
  name: string;
  email: string;
  role: Role;
  /** Language of the labels the help desk shows to this person. */
  language: 'en' | 'de';
}

/** A customer, as the CRM knows them. */
export interface StoryCustomer {
  id: string;
  name: string;
  email: string;
  phone: string;
  address: string;
  tier: 'Standard' | 'Plus' | 'Business';
  region: 'EU' | 'EEA' | 'UK';
  noAi: 'yes' | 'no';
  /** In full euros. */
  creditLimit: string;
  /** For the fraud desk alone: policy withholds it from agents, though the page shows it. */
  riskNote: string;
}

interface StoryCharge {
  id: string;
  /** With two decimals and currency: `49.00 EUR`. */
  amount: string;
  capturedAt: string;
}

export const refundStates = ['None', 'Requested', 'Approved', 'Paid', 'Declined'] as const;
export const subscriptionStates = ['Active', 'Paused', 'Cancelled'] as const;

/** An order, as Billing knows it. */
export interface StoryOrder {
  id: string;
  customer: string;
  product: string;
  amount: string;
  /** The day of the first charge, as YYYY-MM-DD. */
  chargedOn: string;
  refundStatus: (typeof refundStates)[number];
  subscription: (typeof subscriptionStates)[number];
  shipping: string;
  charges: StoryCharge[];
  /** When Billing last got the values from its own sources; null means they are live. */
  asOf: string | null;
}

export interface StoryMessage {
  /** `customer`, or the `sub` of a person of the team. */
  from: string;
  kind: 'public' | 'internal';
  at: string;
  text: string;
}

export const ticketStates = ['New', 'Open', 'Pending', 'Solved'] as const;
export const priorities = ['Low', 'Normal', 'High', 'Urgent'] as const;

export interface StoryTicket {
  id: string;
  subject: string;
  status: (typeof ticketStates)[number];
  priority: (typeof priorities)[number];
  /** A customer's id. */
  requester: string;
  /** A person's `sub`. */
  assignee: string | null;
  /** An order's id. */
  order: string | null;
  messages: StoryMessage[];
  /** Copies of Billing's values that the help desk has not brought up to date. */
  outdated?: { subscription?: string };
}

/** A wrong address from a bad import, and the right one. */
export interface AddressCorrection {
  customer: string;
  wrong: string;
  right: string;
}

export interface Story {
  people: StoryPerson[];
  customers: StoryCustomer[];
  orders: StoryOrder[];
  tickets: StoryTicket[];
  addressCorrections: AddressCorrection[];
}
