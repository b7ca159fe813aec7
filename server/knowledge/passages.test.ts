import { expect, it } from 'vitest';
import type { Article } from './article.ts';
import { passagesOf } from './passages.ts';

const article = (text: string): Article => ({
  id: 'a',
  corpus: 'test',
  title: 'Refunds',
  kind: 'article',
  owner: 'Billing',
  language: 'en',
  text,
  dated: null,
});

it('each heading opens a section, and what stands before the first one belongs to the title', () => {
  const text =
    'Intro. More.\n\n## How long\nIt takes *three* days.\n\n- One item\n- Another item\n\n> A note.';
  expect(
    passagesOf(article(text)).map(({ section, heading, sentences }) => ({ section, heading, sentences })),
  ).toEqual([
    { section: 0, heading: 'Refunds', sentences: ['Intro.', 'More.'] },
    {
      section: 1,
      heading: 'How long',
      sentences: ['It takes three days.', 'One item', 'Another item', 'A note.'],
    },
  ]);
});

it('addresses, pictures, code and raw HTML stay behind, so that no draft repeats them', () => {
  const text =
    'Read [our page](https://shop.example/x) now. ![tracker](https://t.example/p.gif)\n\n<img src="https://t.example/q">\n\n```\ncurl https://t.example\n```';
  const [passage] = passagesOf(article(text));
  expect(passage?.sentences).toEqual(['Read our page now.']);
});
