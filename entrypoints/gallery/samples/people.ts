import type { Me } from '../../../lib/contract/session.ts';

/** The moment at which the gallery stands still, epoch milliseconds. */
export const galleryNow = Date.parse('2026-03-09T14:14:00Z');

/** ISO time so many seconds before the gallery's moment; negative for later. */
export const ago = (seconds: number): string => new Date(galleryNow - seconds * 1000).toISOString();

export const amira: Me = {
  sub: 'amira',
  name: 'Amira Haddad',
  roles: [{ id: 'agent', title: 'Agent' }],
  rights: ['draft', 'propose'],
  tenant: 'sample',
  policyVersion: 14,
  reasonCodes: [
    { id: 'wrong-value', title: 'The value is wrong' },
    { id: 'not-covered', title: 'Not covered by policy' },
  ],
  exceptionReasons: [
    { id: 'corrected', title: 'The value was corrected in the system that owns it' },
    { id: 'as-it-should-be', title: 'It is right as it is' },
  ],
};

export const jonas: Me = {
  ...amira,
  sub: 'jonas',
  name: 'Jonas Weber',
  roles: [{ id: 'lead', title: 'Lead' }],
  rights: ['draft', 'propose', 'decide', 'roll-back', 'stop'],
};

export const record = { system: 'desk', type: 'ticket', id: '1042' };
