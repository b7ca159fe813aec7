import { priorities, refundStates, ticketStates } from '../demo/story.ts';

/** The three systems of record that the sandbox plays. */
export const systemIds = ['desk', 'billing', 'crm'] as const;
export type SystemId = (typeof systemIds)[number];

export interface SystemShape {
  /** Where a record of this system is found: the id follows. */
  path: string;
  /** What a service account may change; a closed list of values where there is one. */
  writable: Record<string, readonly string[] | 'any text'>;
}

export const systems: Record<SystemId, SystemShape> = {
  desk: {
    path: '/api/tickets',
    writable: { subject: 'any text', status: ticketStates, priority: priorities },
  },
  billing: { path: '/billing/orders', writable: { refund_status: refundStates } },
  crm: {
    path: '/crm/customers',
    writable: { delivery_address: 'any text', phone: 'any text', email: 'any text' },
  },
};

/** Why a text cannot be stored, in words; null when it can. */
export const objectionToText = (text: string): string | null => {
  if (!text.isWellFormed()) return 'The text is not well-formed Unicode.';
  if (/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, ''))) return 'The text has control characters in it.';
  return null;
};

/** What stands against writing a value to a field, in words; null when it may be written. */
export const objectionTo = ({ writable }: SystemShape, field: string, value: string): string | null => {
  const allowed = Object.hasOwn(writable, field) ? writable[field] : undefined;
  if (!allowed) return `The field "${field}" does not exist here or may not be changed.`;
  if (allowed === 'any text') return objectionToText(value);
  return allowed.includes(value) ? null : `"${field}" can be: ${allowed.join(', ')}.`;
};
