import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Corpus } from './article.ts';
import { parseArticle } from './parse-article.ts';
import { search } from './search.ts';

const folder = new URL('../../demo/articles/', import.meta.url);
const corpus: Corpus = {
  digest: 'demo',
  articles: readdirSync(folder)
    .sort()
    .map(file => parseArticle(readFileSync(new URL(file, folder), 'utf8'), file, 'demo')),
};

const best = (question: string, language = 'en'): string | undefined =>
  search(corpus, [question], language)[0]?.passages[0]?.article.id;

describe('a question finds the article that answers it', () => {
  it.each([
    ['Why was I charged two times for one invoice?', 'duplicate-charges'],
    ['How long does it take until the money is back on my card?', 'duplicate-charges'],
    ['How do I clean the burrs of the grinder?', 'grinder-cleaning'],
    ['Please send the next boxes to my new address', 'change-delivery-address'],
    ['I want to cancel my subscription', 'cancel-subscription'],
    ['Can you merge my two accounts?', 'merge-accounts'],
    ['The machine stops after a few cups', 'machine-stops'],
    ['The tracking page has shown the same place for three days', 'where-is-my-parcel'],
    ['We need the invoice again with the name of our company', 'invoice-copy'],
  ])('%s', (question, article) => {
    expect(best(question)).toBe(article);
  });

  it('in its own language only', () => {
    expect(best('Kann ich Ersatz für die zerbrochene Tasse bekommen?', 'de')).toBe('beschaedigte-lieferung');
    expect(best('Why was I charged two times for one invoice?', 'de')).toBeUndefined();
  });
});

describe('a question that no article answers finds nothing', () => {
  it.each([
    'Do you have jobs for students in Berlin?',
    'Which wine goes well with fish?',
    'My password does not work on the new phone',
    'Is the coffee from organic farms in Peru?',
    'Do you offer gift cards for Christmas?',
    'Your driver was rude to my neighbour',
    'Can I pay with bitcoin?',
    'Hello',
  ])('%s', question => {
    expect(best(question)).toBeUndefined();
  });
});

it('a policy of the team is never found for a customer', () => {
  const found = search(corpus, ['Who decides a refund above 100 EUR, a lead or an admin?'], 'en');
  const kinds = found.flatMap(({ passages }) => passages.map(({ article }) => article.kind));
  expect(kinds).not.toContain('policy');
});

it('many questions of one ticket are answered one by one, in their order', () => {
  const questions = [
    'How do I clean the burrs?',
    'nothing at all about zebras',
    'Can I cancel my subscription?',
  ];
  const answers = search(corpus, questions, 'en');
  expect(answers.map(({ question, passages }) => [question, passages[0]?.article.id])).toEqual([
    [questions[0], 'grinder-cleaning'],
    [questions[1], undefined],
    [questions[2], 'cancel-subscription'],
  ]);
});
