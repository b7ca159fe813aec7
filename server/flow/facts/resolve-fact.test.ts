import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../lib/core/policy.ts';
import { maskedFact, resolveFact, type Sighting } from './resolve-fact.ts';

const at = new Date('2026-11-20T12:00:00Z');
const readAt = '2026-11-20T11:59:00.000Z';
const definition: FieldDefinition = {
  title: 'Subscription',
  type: 'text',
  owner: 'billing',
  mirrors: [],
  freshness: '1h',
  sensitivity: 'internal',
};

const resolve = (
  page: string | null,
  owner: string | null,
  changes: Partial<Sighting> & { type?: FieldDefinition['type'] } = {},
) => {
  const { type = 'text', ...rest } = changes;
  return resolveFact({
    field: 'subscription',
    definition: { ...definition, type },
    ownerTitle: 'Billing',
    page: { value: page, readAt },
    owner: { value: owner, readAt },
    at,
    ...rest,
  });
};

it('a value on which page and owner agree is usable and verified', () => {
  const { fact, exception, leftOut } = resolve('Active', 'Active');
  expect(fact).toMatchObject({ value: 'Active', state: 'ok', taint: 'system-verified', usable: true });
  expect([exception, leftOut]).toEqual([null, null]);
});

it('where they differ the owner wins, the page’s value is set aside, and an exception says both', () => {
  const { fact, exception } = resolve('Active', 'Cancelled');
  expect(fact).toMatchObject({
    value: 'Cancelled',
    state: 'conflict',
    usable: true,
    lost: { value: 'Active', from: 'the page' },
  });
  expect(exception).toEqual({
    kind: 'conflicting',
    field: 'subscription',
    summary: 'Subscription: the page says “Active”, Billing says “Cancelled”.',
  });
});

it('a value older than its limit is shown and not used', () => {
  const old = { value: 'Active', readAt: '2026-11-18T12:00:00.000Z' };
  const { fact, exception, leftOut } = resolve('Active', 'Active', { owner: old });
  expect(fact).toMatchObject({ value: 'Active', state: 'stale', usable: false });
  expect(exception?.kind).toBe('stale');
  expect(leftOut).toBe('Subscription: the value in Billing is 2 days old, the limit is 1h.');
});

it('a value that only the page has is no value, and an exception asks why', () => {
  const { fact, exception } = resolve('Active', null);
  expect(fact).toMatchObject({ value: null, state: 'missing', usable: false, lost: { value: 'Active' } });
  expect(exception?.kind).toBe('missing');
  expect(resolve(null, null).exception).toBeNull();
});

it('without the owner’s answer the page’s value is shown as unconfirmed and not used', () => {
  const { fact } = resolve('Active', null, { owner: { unavailable: true } });
  expect(fact).toMatchObject({ value: 'Active', state: 'unconfirmed', taint: 'page-read', usable: false });
});

describe('another way of writing the same value is no conflict', () => {
  it.each([
    ['money', '49,00 €', '49.00 EUR'],
    ['date', '3. November 2026', '2026-11-03'],
    ['phone', '+353 (85) 555-0142', '+353 85 555 0142'],
    ['text', ' active ', 'Active'],
    ['email', '[email 1]', 'dana@mail.example'],
  ] as const)('%s: %s and %s', (type, page, owner) => {
    expect(resolve(page, owner, { type }).fact.state).toBe('ok');
  });

  it('but another amount or day is one', () => {
    expect(resolve('94.00 EUR', '49.00 EUR', { type: 'money' }).fact.state).toBe('conflict');
    expect(resolve('4 November 2026', '2026-11-03', { type: 'date' }).fact.state).toBe('conflict');
  });
});

it('a masked field brings along its placeholder and nothing else', () => {
  const sighting = {
    field: 'email',
    definition,
    ownerTitle: 'CRM',
    page: { value: '[email 1]', readAt },
  };
  expect(maskedFact(sighting, '[email 1]').fact).toMatchObject({
    value: '[email 1]',
    state: 'masked',
    usable: false,
  });
});
