import type { FieldPlan, PlannedField, PlannedLocator } from '../../lib/core/plan.ts';

/** A field with one locator, readable unless said otherwise. */
export const aField = (
  id: string,
  locator: Partial<PlannedLocator>,
  changes: Partial<PlannedField> = {},
): PlannedField => ({
  id,
  title: id,
  type: 'text',
  level: 'read',
  ownerTitle: 'Desk',
  locators: [{ read: 'text', ...locator }],
  ...changes,
});

/** A plan for `/tickets/1042` without fields. */
export const aFieldPlan = (changes: Partial<FieldPlan> = {}): FieldPlan => ({
  policyVersion: 3,
  site: { id: 'desk', title: 'Desk', hosts: [`${location.origin}/*`] },
  system: 'desk',
  recordType: 'ticket',
  recordTitle: 'Ticket',
  recordId: { path: '^/tickets/(\\d+)', confirm: [] },
  fields: [],
  withheld: 0,
  localDraftSeconds: 900,
  ...changes,
});

export const tableDeskPlan = (): FieldPlan =>
  aFieldPlan({
    recordId: { path: '^/tickets/(\\d+)', confirm: [{ css: '#ticket-id', read: 'text' }] },
    fields: [
      aField('subject', { css: '#subject' }),
      aField('status', { label: ['Status'] }),
      aField('priority', { label: ['Priorität', 'Priority'] }),
      aField('queue', { label: ['Queue'] }),
      aField('address', { label: ['Delivery address'] }, { title: 'Delivery address', level: 'masked' }),
      aField('card', { label: ['Card on file'] }),
      aField('amount', { label: ['Amount'] }),
      aField('charged_on', { label: ['Charged on'] }),
    ],
    conversation: {
      item: '.message',
      author: { css: '.who', read: 'text' },
      at: { css: 'time', read: { attribute: 'datetime' } },
      body: { css: '.body', read: 'text' },
      internal: '.note',
      fromCustomer: '.from-customer',
    },
  });
