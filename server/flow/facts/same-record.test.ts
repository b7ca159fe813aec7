import { expect, test } from 'vitest';
import { aTable } from '../../../test/builders/policy.ts';
import { maskedFact, resolveFact, type Sighting } from './resolve-fact.ts';
import { sameRecord } from './same-record.ts';

const at = new Date('2026-11-20T12:00:00.000Z');
const now = at.toISOString();
const { policy } = aTable({
  sites: {
    desk: {
      title: 'Desk',
      system: 'desk',
      record: 'ticket',
      hosts: ['http://127.0.0.1/*'],
      recordId: { path: '^/tickets/(\\d+)$' },
      titleField: 'subject',
      fields: { subject: [{ css: 'h1' }], order: [{ css: '#order' }], status: [{ css: '#status' }] },
    },
  },
});

const sighting = (field: string, page: string | null): Omit<Sighting, 'owner' | 'at'> => ({
  field,
  definition: policy.records.ticket?.fields[field] ?? expect.unreachable(field),
  ownerTitle: 'Help desk',
  page: { value: page, readAt: now },
});
const fact = (field: string, page: string | null, owner: string | null) =>
  resolveFact({ ...sighting(field, page), owner: { value: owner, readAt: now }, at }).fact;
const page = (...shows: string[]) => ({
  site: 'desk',
  recordType: 'ticket',
  recordId: '1042',
  shows: new Set(shows),
});
const doubt = [{ kind: 'wrong-record', field: null, summary: expect.stringContaining('(Subject)') }];

test('a masked link does not confirm a page that shows no title', () => {
  const { fact: masked } = maskedFact(sighting('order', '[order 1]'), '[order 1]');
  const facts = [masked, fact('subject', null, 'Charged twice')];
  const { stop, warnings, exceptions } = sameRecord(policy, page('order'), facts);
  expect(stop).toBeNull();
  expect(warnings).toEqual([expect.stringContaining('none of the values')]);
  expect(exceptions).toEqual(doubt);
});

test('a value that any record may have, such as a status, confirms nothing', () => {
  const facts = [fact('status', 'open', 'open'), fact('subject', null, 'Charged twice')];
  expect(sameRecord(policy, page('status'), facts).exceptions).toEqual(doubt);
});

test('a page is not doubted for values that its owner does not have either', () => {
  const facts = [fact('order', null, null), fact('subject', null, null)];
  expect(sameRecord(policy, page(), facts)).toEqual({ stop: null, warnings: [], exceptions: [] });
});

test('another title than the owner’s is told as that, and not as a page that shows nothing', () => {
  const facts = [fact('subject', 'Something else', 'Charged twice'), fact('order', null, 'O-1')];
  const { warnings, exceptions } = sameRecord(policy, page('subject'), facts);
  expect(warnings).toEqual([expect.stringContaining('may show another record')]);
  expect(exceptions).toMatchObject([{ field: 'subject' }]);
});
