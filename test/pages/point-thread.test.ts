import { expect, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { type PointedConversation, type ProposedMark, pointedConversation } from '../../lib/core/pointing.ts';
import { sceneOf } from '../../lib/page/look.ts';
import { ofRecord } from '../../lib/page/point/names.ts';
import { pointedConversationOf } from '../../lib/page/point/pointed-conversation.ts';
import { threadsAround } from '../../lib/page/point/thread.ts';
import { cards } from './desks/cards.ts';
import type { Desk } from './desks/desk.ts';
import { ledger } from './desks/ledger.ts';
import { elementAt, openDesk } from './desks/open-desk.ts';
import { signs } from './desks/signs.ts';
import { openPage } from './open-page.ts';
import { aFieldPlan } from './plans.ts';
import { readPage } from './read-page.ts';

const pointAtMessage = (document: Document, point: string, id: string): PointedConversation => {
  const { threads, likeliest } = threadsAround(elementAt(document, point), ofRecord([id]));
  const thread = threads[likeliest];
  if (!thread) throw new Error('no thread');
  const { scene } = sceneOf(document, aFieldPlan());
  const pointed = pointedConversationOf(scene, thread, { ids: [id], masks: maskTable });
  return pointedConversation.parse(pointed);
};

const markOf = (
  { marks }: PointedConversation,
  meaning: ProposedMark['meaning'],
): ProposedMark['mark'] | undefined => marks.find(mark => mark.meaning === meaning)?.mark;

const readBy = async (desk: Desk, record: 0 | 1, pointed: PointedConversation) => {
  const { document } = await openDesk(desk, record);
  const first = (all: PointedConversation['body']) => all.find(({ recommended }) => recommended)?.locator;
  const plan = aFieldPlan({
    recordId: { path: '/([A-Z-]*\\d+)(?:\\?|$)', confirm: [] },
    conversation: {
      item: pointed.item,
      body: first(pointed.body) ?? { read: 'text' },
      author: first(pointed.author),
      at: first(pointed.at),
      internal: markOf(pointed, 'internal'),
      fromCustomer: markOf(pointed, 'from-customer'),
    },
  });
  const { conversation } = await readPage(document, plan);
  return conversation.map(({ author, at, kind, from, text }) => [author, at, kind, from, text]);
};

test('in a thread of comments one pointed at gives all, with author, time and kind, on the other record', async () => {
  const { document } = await openDesk(ledger, 0);
  const pointed = pointAtMessage(document, '.comment-body p', ledger.ids[0]);
  expect(pointed).toMatchObject({ count: 3, warnings: [] });
  expect(await readBy(ledger, 1, pointed)).toEqual([
    ['Jonas Lind', '2026-03-04T09:12:00Z', 'public', 'customer', 'Hello,\n\nI need help with order A-20977.'],
    ['Amira Haddad', '2026-03-04T10:00:00Z', 'public', 'agent', 'I am looking into it.'],
    ['Amira Haddad', '2026-03-04T10:05:00Z', 'internal', 'agent', 'Looks like two captures.'],
  ]);
});

test('in a list of entries a small sign inside tells the internal ones', async () => {
  const { document } = await openDesk(cards, 0);
  const pointed = pointAtMessage(document, '.say', cards.ids[0]);
  const read = await readBy(cards, 1, pointed);
  expect(read.map(([author, at, kind, from]) => [author, at, kind, from])).toEqual([
    ['Piet de Wit', '2026-03-04 09:12', 'public', 'customer'],
    ['Ben Okafor', '2026-03-04 09:40', 'public', 'agent'],
    ['Piet de Wit', '2026-03-04 11:02', 'public', 'customer'],
    ['Ben Okafor', '2026-03-04 11:30', 'internal', 'agent'],
  ]);
});

test('messages that only a style kit’s classes and their place tell are found by what they lie in', async () => {
  const { document } = await openDesk(signs, 0);
  const pointed = pointAtMessage(document, '.rich-text', signs.ids[0]);
  expect(pointed).toMatchObject({ item: '[role="log"] > article', count: 5, warnings: ['position-only'] });
  const read = await readBy(signs, 1, pointed);
  expect(read.map(([author, at, , from]) => [author, at, from])).toEqual(
    [1, 2, 3, 4, 5].map(index => [
      index % 2 ? 'Jonas Lind' : 'Amira Haddad',
      `2026-03-0${index}T10:00:00Z`,
      index % 2 ? 'customer' : 'agent',
    ]),
  );
});

test('a conversation of one message is found by its name, with a warning', async () => {
  const { document } = await openPage(
    '<section class="thread"><div class="message"><span class="author">Dana</span><p class="body">Hello, is this on?</p></div></section>',
  );
  expect(pointAtMessage(document, '.body', '1042')).toMatchObject({
    item: '.message',
    count: 1,
    warnings: ['only-one', 'no-time'],
  });
});

test.each([
  ['customer', 'from-customer'],
  ['staff-reply', null],
  ['notebook', null],
  ['footnote-sign', null],
  ['alternate', null],
  ['memo', 'internal'],
  ['agent-note', null],
  ['internalNote', 'internal'],
  ['comment--internal-note', 'internal'],
  ['not-public', 'internal'],
  ['endUser', 'from-customer'],
  ['not-for-customer', null],
  ['visible-to-customer', null],
])(
  'the class %s of some messages speaks for %s: whole words count, and what an agent has is no note',
  async (name, meaning) => {
    const message = (css: string, text: string): string =>
      `<div class="entry ${css}"><time datetime="2026-03-04T10:00:00Z">then</time><p>${text}</p></div>`;
    const { document } = await openPage(message(name, 'Hello') + message('', 'Thank you'));
    const [mark] = pointAtMessage(document, 'p', '1042').marks;
    expect(mark).toMatchObject({
      mark: `.${name}`,
      meaning,
      count: 1,
      example: 'thenHello',
      counterexample: 'thenThank you',
    });
  },
);

test('beginnings of messages that are shown are masked', async () => {
  const message = (css: string, text: string): string =>
    `<div class="message ${css}"><time datetime="2026-03-04T10:00:00Z">then</time><p>${text}</p></div>`;
  const { document } = await openPage(
    message('customer', 'My card is 4111 1111 1111 1111') + message('', 'Thank you'),
  );
  const pointed = pointAtMessage(document, 'p', '1042');
  expect(pointed.marks.map(({ example }) => example)).toEqual([
    'then[card 1]'.replace('then', 'thenMy card is '),
  ]);
  expect(JSON.stringify(pointed)).not.toContain('4111');
});
