import { expect, test } from 'vitest';
import { patternProblem } from './pattern.ts';
import { proposeAddressPatterns } from './record-address.ts';

test.each([
  [['/tickets/1042'], ['1042']],
  [
    ['/agent/tickets/1042', '/agent/tickets/7'],
    ['1042', '7'],
  ],
  [
    ['/Ticket/Display.html?id=7', '/Ticket/Display.html?id=1042'],
    ['7', '1042'],
  ],
  [
    ['/browse/SUP-12?focus=3', '/browse/SUP-99'],
    ['SUP-12', 'SUP-99'],
  ],
  [
    ['/lightning/r/Case/5005g00000XyZabAAB/view', '/lightning/r/Case/5005g00000QqQqQAAV/view'],
    ['5005g00000XyZabAAB', '5005g00000QqQqQAAV'],
  ],
  [
    ['/contacts/8899/record/0-5/1234567', '/contacts/8899/record/0-5/7654321'],
    ['1234567', '7654321'],
  ],
  [
    ['/a/inbox/x1/inbox/2/conversation/215', '/a/inbox/x1/inbox/9/conversation/7'],
    ['215', '7'],
  ],
  [
    ['/case/0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11/edit', '/case/1d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11/edit'],
    ['0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11', '1d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11'],
  ],
  [['/show?view=2&ticket=INC0012345'], ['INC0012345']],
  [['/#ticket/zoom/12'], ['12']],
  [
    ['/app?lang=en#/tickets/7', '/app?lang=en#/tickets/1042'],
    ['7', '1042'],
  ],
  [
    ['/desk/#!/case/SUP-7?tab=1', '/desk/#!/case/SUP-8'],
    ['SUP-7', 'SUP-8'],
  ],
  [
    ['/tickets/7#comment-12', '/tickets/1042#comment-3'],
    ['7', '1042'],
  ],
])('the record’s id is found in %j', (addresses, ids) => {
  const [best] = proposeAddressPatterns(addresses);
  expect(best?.ids).toEqual(ids);
  expect(patternProblem(best?.path ?? '')).toBeNull();
});

test('a pattern made of two records takes the id of a third, with or without more behind it', () => {
  const [best] = proposeAddressPatterns(['/desk/tickets/1042', '/desk/tickets/7?tab=2']);
  const take = (path: string) => new RegExp(best?.path ?? '').exec(path)?.[1];
  expect([take('/desk/tickets/99'), take('/desk/tickets/5/notes'), take('/desk/tickets')]).toEqual([
    '99',
    '5',
    undefined,
  ]);
  expect([take('/desk/orders/99'), take('/x/desk/tickets/99')]).toEqual([undefined, undefined]);
});

test('what is the same in two addresses is no record’s id', () => {
  expect(proposeAddressPatterns(['/team/4/tickets', '/team/4/tickets?page=2'])).toEqual([]);
  expect(proposeAddressPatterns(['/team/4/tickets/1', '/team/4/tickets/2']).map(({ ids }) => ids)).toEqual([
    ['1', '2'],
  ]);
});

test('an address without an id, and addresses of different kinds, give nothing', () => {
  expect(proposeAddressPatterns(['/dashboard'])).toEqual([]);
  expect(proposeAddressPatterns(['/tickets/1', '/tickets/1/notes/2'])).toEqual([]);
  expect(proposeAddressPatterns([])).toEqual([]);
});

test('hostile addresses take no time and give no pattern that the policy would refuse', () => {
  const started = performance.now();
  for (const address of [
    `/${'a1/'.repeat(5_000)}`,
    `/x?${'a=1&'.repeat(5_000)}`,
    `/(((${'+*'.repeat(999)}1`,
    '/%00/.*/7?[=1',
  ])
    for (const { path } of proposeAddressPatterns([address])) expect(patternProblem(path)).toBeNull();
  expect(performance.now() - started).toBeLessThan(5_000);
});
