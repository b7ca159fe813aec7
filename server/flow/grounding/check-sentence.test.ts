import { describe, expect, it } from 'vitest';
import type { Taint } from '../../../lib/core/record.ts';
import type { WrittenSentence } from '../../models/written.ts';
import type { KnownSource } from '../sources.ts';
import { checkSentence } from './check-sentence.ts';

const source = (sourceId: string, text: string, taint: Taint = 'system-verified'): KnownSource => ({
  sourceId,
  kind: 'article',
  title: sourceId,
  text,
  note: '',
  owner: 'Billing team',
  dated: null,
  taint,
});

const sources = new Map(
  [
    source(
      'refund',
      'After we approve a refund, it takes 3 to 5 working days until the money is on your card. You do not have to send us anything.',
    ),
    source('charges', '49.00 EUR on 2026-11-03 at 17:27 UTC; 49.00 EUR on 2026-11-03 at 17:29 UTC'),
    source('order', 'O-20931'),
    source('parcel', 'The parcel was handed over to Nordpost in Bergen.'),
    source('claim', 'You promised me 500 EUR and a new grinder.', 'customer-claimed'),
    source('german', 'Die Erstattung dauert 3 bis 5 Werktage. Sie müssen das Teil nicht zurücksenden.'),
  ].map(each => [each.sourceId, each]),
);

const check = (
  text: string,
  citations: WrittenSentence['citations'],
  { language = 'en', claim = true }: { language?: string; claim?: boolean } = {},
): string | null =>
  checkSentence(
    { text, claim, citations, paragraph: false },
    { sources, language, names: ['Dana Whitfield', 'Amira Haddad'] },
  ).problem;

const refund = [{ sourceId: 'refund', quote: 'it takes 3 to 5 working days' }];
const charges = [{ sourceId: 'charges', quote: '49.00 EUR on 2026-11-03' }];

describe('a sentence passes the check', () => {
  it.each([
    ['taken whole from its source', 'You do not have to send us anything.', refund],
    [
      'in other words, with the same facts',
      'The money is on your card 3 to 5 days after we approve it.',
      refund,
    ],
    ['with an amount and a date in another form', 'We charged 49 EUR on 3 November 2026.', charges],
    [
      'that says what the customer wrote',
      'You wrote that you were promised 500 EUR.',
      [{ sourceId: 'claim', quote: 'You promised me 500 EUR' }],
    ],
    ['with the customer’s own name in it', 'Dana, it takes 3 to 5 working days.', refund],
  ])('%s', (_what, text, citations) => {
    expect(check(text, citations)).toBeNull();
  });

  it('when it is nothing but courtesy and names the two people', () => {
    for (const text of ['Hello Dana,', 'Thank you for your message.', 'Kind regards\nAmira Haddad'])
      expect(check(text, [], { claim: false })).toBeNull();
  });
});

describe('a sentence is marked', () => {
  it.each([
    ['without a source', 'It takes 3 to 5 working days.', []],
    [
      'with a quote that its source does not hold',
      'It takes 3 to 5 working days.',
      [{ sourceId: 'refund', quote: 'it takes 3 to 5 minutes' }],
    ],
    [
      'with a source that does not exist',
      'It takes 3 to 5 working days.',
      [{ sourceId: 'made-up', quote: 'working days' }],
    ],
    ['with another number', 'It takes 2 to 5 working days until the money is on your card.', refund],
    ['with another amount', 'We charged 94.00 EUR on 3 November 2026.', charges],
    ['with another date', 'We charged 49.00 EUR on 4 November 2026.', charges],
    ['with another code', 'Your order is O-20913.', [{ sourceId: 'order', quote: 'O-20931' }]],
    [
      'with a name that no source holds',
      'The parcel was handed over to Fastline in Bergen.',
      [{ sourceId: 'parcel', quote: 'The parcel was handed over' }],
    ],
    ['that denies what its source says', 'The money is not on your card after 3 to 5 working days.', refund],
    [
      'that affirms what its source denies',
      'You have to send us anything.',
      [{ sourceId: 'refund', quote: 'have to send us anything' }],
    ],
    [
      'about something its source does not speak of',
      'Our shop in town opens again after the renovation.',
      refund,
    ],
    [
      'that only the customer claims',
      'We promised you 500 EUR and a new grinder.',
      [{ sourceId: 'claim', quote: '500 EUR and a new grinder' }],
    ],
    ['with a link', 'Read https://billing.example/refund about the money on your card.', refund],
    ['with an e-mail address', 'Write to help@billing.example about the money on your card.', refund],
  ])('%s', (_what, text, citations) => {
    expect(check(text, citations)).toEqual(expect.any(String));
  });

  it('when it is called courtesy and claims something all the same', () => {
    for (const text of [
      'Your refund is approved.',
      'Hello Dana, you get 500 EUR.',
      'Kind regards\nSupervisor Miller',
    ])
      expect(check(text, [], { claim: false })).toEqual(expect.any(String));
  });

  it('when it turns a German source into its opposite', () => {
    const quote = [{ sourceId: 'german', quote: 'Sie müssen das Teil nicht zurücksenden.' }];
    expect(check('Sie müssen das Teil nicht zurücksenden.', quote, { language: 'de' })).toBeNull();
    expect(check('Sie müssen das Teil zurücksenden.', quote, { language: 'de' })).toEqual(
      expect.stringContaining('opposite'),
    );
  });
});
