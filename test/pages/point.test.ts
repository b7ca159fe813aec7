import { describe, expect, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { idConfirmation, pointedValue, repair } from '../../lib/core/pointing.ts';
import { Pointer } from '../../lib/page/point/pointer.ts';
import { cards } from './desks/cards.ts';
import type { Desk } from './desks/desk.ts';
import { ledger } from './desks/ledger.ts';
import { openDesk } from './desks/open-desk.ts';
import { signs } from './desks/signs.ts';
import { openPage } from './open-page.ts';
import { aField, aFieldPlan } from './plans.ts';
import { planWith, pointAt, pointAtFields, recommended } from './point-at.ts';
import { readPage, valuesOf } from './read-page.ts';

const desks: [string, Desk][] = [ledger, cards, signs].map(desk => [desk.title, desk]);

const expectedOf = (desk: Desk, record: 0 | 1): Record<string, string> =>
  Object.fromEntries(Object.entries(desk.fields).map(([id, { values }]) => [id, values[record]]));

const mapped = async (desk: Desk) =>
  planWith(
    Object.fromEntries(
      Object.entries(await pointAtFields(desk, 0)).map(([id, one]) => [id, recommended(one)]),
    ),
  );

describe.each(desks)('on the %s', (_, desk) => {
  test('ten fields and more, pointed at on one record, are read from the other', async () => {
    const plan = await mapped(desk);
    expect(plan.fields.length).toBeGreaterThanOrEqual(10);
    const { document } = await openDesk(desk, 1);
    expect(valuesOf(await readPage(document, plan))).toEqual(expectedOf(desk, 1));
  });

  test('every proposal finds the right value alone, on both records, or is called weak', async () => {
    const pointed = Object.entries(await pointAtFields(desk, 0));
    const alone = pointed.flatMap(([id, { locators }]) =>
      locators
        .filter(({ strength }) => strength !== 'weak')
        .map(({ locator }, at) => ({ key: `${id} ${at}`, value: desk.fields[id]?.values, locator })),
    );
    const plan = planWith(Object.fromEntries(alone.map(({ key, locator }) => [key, [locator]])));
    for (const record of [0, 1] as const) {
      const { document } = await openDesk(desk, record);
      const expected = Object.fromEntries(alone.map(({ key, value }) => [key, value?.[record]]));
      expect(valuesOf(await readPage(document, plan))).toEqual(expected);
    }
  });

  test('what is told has the shape that the worker accepts, and no locator that the policy would refuse', async () => {
    for (const one of Object.values(await pointAtFields(desk, 0)))
      expect(pointedValue.parse(one)).toEqual(one);
  });

  test('no locator names what belongs to this record', async () => {
    for (const [id, { locators }] of Object.entries(await pointAtFields(desk, 0))) {
      const text = JSON.stringify(locators.map(({ locator: { css, label } }) => [css, label]));
      expect(text).not.toContain(desk.ids[0]);
      expect(text).not.toContain(`"${desk.fields[id]?.values[0]}"`);
    }
  });

  test('after its makers rebuilt it nothing is read from a wrong place, and what is lost is found again', async () => {
    const plan = await mapped(desk);
    const { document } = await openDesk(desk, 1, 'drifted');
    const values = valuesOf(await readPage(document, plan));
    const expected = expectedOf(desk, 1);
    for (const [id, value] of Object.entries(values))
      if (value !== undefined) expect([id, value]).toEqual([id, expected[id]]);
    const lost = Object.keys(expected).filter(id => values[id] === undefined);
    expect(lost.length).toBeGreaterThan(0);
    const repairs = (await new Pointer(document).answer({
      type: 'repair',
      plan,
      titles: Object.fromEntries(lost.map(id => [id, id])),
      masks: maskTable,
    })) as unknown[];
    const suggested = repairs.map(one => repair.parse(one));
    expect(suggested.map(({ field }) => field)).toEqual(lost);
    for (const { field, suggestions } of suggested.filter(one => one.suggestions.length > 0))
      expect([field, suggestions[0]?.pointed.value]).toEqual([field, expected[field]]);
    // What only its place told cannot be found again by name.
    expect(suggested.filter(one => one.suggestions.length === 0).map(({ field }) => field)).toEqual(
      lost.filter(id => id === 'city'),
    );
  });
});

test('a value that only its place tells is marked, and one in a known place is not', async () => {
  const pointed = await pointAtFields(signs, 0);
  expect(pointed.city?.warnings).toEqual(['position-only']);
  expect(pointed.city?.locators.map(({ strength }) => strength)).toEqual(['weak', 'weak']);
  expect(pointed.mood?.warnings).toEqual([]);
  expect(pointed.mood?.locators[0]).toMatchObject({ strategy: 'attribute', strength: 'strong' });
});

test('words of one language come behind names, and are said to be of one language where they stand alone', async () => {
  const { status, requester } = await pointAtFields(ledger, 0);
  expect(status?.locators.map(({ strategy }) => strategy).slice(0, 2)).toEqual(['attribute', 'label']);
  expect(requester?.locators[0]).toMatchObject({ strategy: 'label', locator: { label: ['Requester'] } });
  expect(requester?.warnings).toEqual(['words-only']);
});

test('types, options, titles and care are suggested from what is there', async () => {
  const { status, due, vip, amount, requester } = await pointAtFields(ledger, 0);
  expect(status?.suggested).toEqual({
    id: 'status',
    title: 'Status',
    type: 'choice',
    options: ['New', 'Open', 'Pending', 'Solved'],
    sensitivity: 'internal',
  });
  expect([due, vip, amount].map(one => one?.suggested.type)).toEqual(['date', 'boolean', 'money']);
  expect(requester?.suggested).toMatchObject({ id: 'requester', sensitivity: 'personal' });
  expect((await pointAtFields(cards, 0)).shipping?.suggested).toMatchObject({
    id: 'shipping',
    title: 'Shipping',
  });
});

test('a label in the same text is told apart from its value, in loose texts, too', async () => {
  const { document } = await openPage(
    '<p class="contact-line">Channel: Chat</p><h1>Refund: where is it?</h1><p class="when">10:32 sharp</p>',
  );
  const { value, label, locators } = pointAt(document, 'p');
  expect([value, label]).toEqual(['Chat', 'Channel']);
  expect(locators[0]?.locator).toMatchObject({ css: '.contact-line', pattern: '^[^:：]{1,60}[:：] ?(.+)$' });
  expect(pointAt(document, 'h1').value).toBe('Refund: where is it?');
  expect(pointAt(document, '.when').value).toBe('10:32 sharp');
});

test('where several pairs stand in one box, a value is found behind its words', async () => {
  const box = (person: string, team: string, first: string): string =>
    `<section class="sidebar">${first}<h4>Assignee</h4><p>${person}</p><h4>Team</h4><p>${team}</p></section>`;
  const { document } = await openPage(box('Lena Vogt', 'Billing', ''));
  const pointed = pointAt(document, 'p:nth-of-type(2)');
  expect(pointed.locators[0]).toMatchObject({ strategy: 'label', strength: 'weak', recommended: true });
  expect(pointed.suggested.title).toBe('Team');
  const other = await openPage(box('Ben Okafor', 'Accounts', '<p>VIP</p>'));
  const reading = await readPage(other.document, planWith({ team: recommended(pointed) }));
  expect(valuesOf(reading)).toEqual({ team: 'Accounts' });
});

test('sensitive values are masked before they leave the page, and never become part of a locator', async () => {
  const { document } = await openPage(
    '<dl><dt>Card on file</dt><dd data-card="4111 1111 1111 1111" class="card-4111111111111111">4111 1111 1111 1111</dd></dl>',
  );
  const pointed = pointAt(document, 'dd');
  expect(pointed.value).toBe('[card 1]');
  expect(JSON.stringify(pointed)).not.toMatch(/4111/);
});

test('names that are the value itself are refused, short ones, too', async () => {
  const { document } = await openPage(
    '<p><b class="region-eu" data-region="EU">EU</b> <i data-region="UK">UK</i></p>',
  );
  expect(JSON.stringify(pointAt(document, 'b').locators)).not.toMatch(/"?EU\b|region-eu/);
});

test.each([
  ['nothing to read', '<p id="it"></p>', 'empty'],
  ['hidden text', '<p id="it">Open <b hidden>x</b></p>', 'hidden'],
  ['a password', '<input id="it" type="password" value="canary">', 'never-read'],
  ['a frame', '<iframe id="it"></iframe>', 'in-frame'],
  ['a picture', '<canvas id="it"></canvas>', 'closed'],
  ['a long text', `<p id="it">${'word '.repeat(200)}</p>`, 'long'],
])('%s is pointed at with a warning', async (_, html, warning) => {
  const { document } = await openPage(html);
  const pointed = pointAt(document, '#it');
  expect(pointed.warnings).toContain(warning);
  expect(JSON.stringify(pointed)).not.toContain('canary');
});

test('what strangers wrote into a message gets no locator, only the warning', async () => {
  const { document } = await openDesk(ledger, 0);
  const plan = aFieldPlan({
    conversation: { item: '.comment', body: { css: '.comment-body', read: 'text' } },
  });
  expect(pointAt(document, '.comment-body p', [], plan)).toMatchObject({
    warnings: ['in-message'],
    locators: [],
  });
});

test.each([
  [ledger, '1042'],
  [cards, 'REQ-77'],
])('the record’s id is found on the page of %o, and confirms the other record, too', async (desk, id) => {
  const path = '/([A-Z-]*\\d+)(?:\\?|$)';
  const { document } = await openDesk(desk, 0);
  const answer = idConfirmation.parse(
    await new Pointer(document).answer({
      type: 'confirm',
      plan: aFieldPlan({ recordId: { path, confirm: [] } }),
    }),
  );
  expect(answer.recordId).toBe(id);
  const confirm = answer.locators.filter(one => one.recommended).map(({ locator }) => locator);
  expect(confirm.length).toBeGreaterThan(0);
  const other = await openDesk(desk, 1);
  expect((await readPage(other.document, aFieldPlan({ recordId: { path, confirm } }))).recordId).toBe(
    desk.ids[1],
  );
});

test('each locator of a field is told by how it does beside the others', async () => {
  const { document } = await openPage(
    '<b id="a">Open</b><i class="b">Open</i><u class="c">Paid</u><s class="d">1</s><s class="d">2</s>',
  );
  const locators = ['#a', '.b', '.c', '.d', '.e'].map(css => ({ css, read: 'text' as const }));
  const plan = aFieldPlan({ fields: [{ ...aField('state', {}), locators }] });
  expect(await new Pointer(document).answer({ type: 'states', plan })).toEqual([
    { id: 'state', states: ['same', 'same', 'other', 'several', 'nothing'] },
  ]);
});
