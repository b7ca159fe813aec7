import { expect, test } from 'vitest';
import { type IdConfirmation, idConfirmation } from '../../lib/core/pointing.ts';
import { Pointer } from '../../lib/page/point/pointer.ts';
import { openPage } from './open-page.ts';
import { aFieldPlan } from './plans.ts';

const conversation = { item: '.message', body: { css: '.words', read: 'text' as const } };
const message = (text: string): string => `<div class="message"><p class="words">${text}</p></div>`;

const confirm = async (page: string, plan = aFieldPlan({ conversation })): Promise<IdConfirmation> => {
  const { document } = await openPage(page, '/tickets/1042');
  return idConfirmation.parse(await new Pointer(document).answer({ type: 'confirm', plan }));
};
const cssOf = ({ locators }: IdConfirmation) => locators.map(({ locator }) => locator.css ?? '');

test('what a customer writes never confirms which record a page shows', async () => {
  const said = message('My ticket 1042 is still open') + message('<b data-ticket-id="1042">Thanks</b>');
  expect(await confirm(said)).toEqual({ recordId: '1042', locators: [] });
});

test('the record’s id is found behind many messages that name it', async () => {
  const said = Array.from({ length: 60 }, (_, at) =>
    message(`<i data-ticket-id="1042">Ticket 1042</i>, once more ${at}`),
  );
  const found = cssOf(await confirm(`${said.join('')}<h2 class="case-number">1042</h2>`));
  expect(found[0]).toBe('.case-number');
  expect(found.join()).not.toMatch(/message|words/);
});

test('an id longer than any record has counts as none', async () => {
  const { document } = await openPage('<p>Hello</p>', `/tickets/${'1'.repeat(300)}`);
  const answer = await new Pointer(document).answer({ type: 'confirm', plan: aFieldPlan() });
  expect(idConfirmation.parse(answer)).toEqual({ recordId: '', locators: [] });
});

test('check 20: on 90,000 elements the id is looked for within a few seconds, and found', async () => {
  const cell = (index: number): string =>
    `<div class="cell" data-kind="k${index % 9}"><span>Name ${index}</span><b>${index % 4500 ? `Value ${index}` : 'Case 1042'}</b></div>`;
  const cells = Array.from({ length: 30_000 }, (_, index) => cell(index)).join('');
  const started = performance.now();
  const found = cssOf(
    await confirm(`<main>${cells}<p data-case="1042" class="case-number">Ticket 1042</p></main>`),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(4_000);
});
