import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../test/views/show.tsx';
import { LongText } from './long-text.tsx';
import { VisibleText } from './visible-text.tsx';

const hostile = [
  '<img src=x onerror="document.title=1">',
  '[click](javascript:alert(1)) ![x](https://evil.example/?q=1)',
  '<a href="https://evil.example">bill</a><style>*{display:none}</style>',
  'https://evil.example/collect?card=4111',
  '<button>Approve and apply</button><iframe src="https://evil.example"></iframe>',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
];

describe('text of pages and models', () => {
  test.each(hostile)('is shown as written and becomes neither element, link nor request: %s', async text => {
    const { frame } = await show(<VisibleText text={text} />);
    const elements = [...frame.querySelectorAll('*')].map(({ tagName }) => tagName);
    expect(elements.filter(name => !['BDI', 'SPAN', 'MARK'].includes(name))).toEqual([]);
    const written = [...frame.querySelectorAll('.unseen')];
    for (const mark of written) mark.remove();
    expect(frame.textContent).toBe(text.replaceAll(/\p{C}/gu, ''));
  });

  test('says aloud and in sight what cannot be seen', async () => {
    await show(<VisibleText text={'pay \u202e00.94'} />);
    await expect.element(page.getByText('RLO')).toBeVisible();
    await expect.element(page.getByText('[right-to-left override (U+202E)]')).toBeInTheDocument();
  });

  test('does not turn what follows it around', async () => {
    const { frame } = await show(
      <p>
        <VisibleText text={'\u202eabc'} /> <span id="after">after</span>
      </p>,
    );
    const after = frame.querySelector('#after')?.getBoundingClientRect();
    const text = frame.querySelector('bdi')?.getBoundingClientRect();
    expect(after?.left).toBeGreaterThanOrEqual(text?.right ?? Number.POSITIVE_INFINITY);
  });
});

test('a long text says how much is left out, and shows all of it on request', async () => {
  const text = 'word '.repeat(400).trim();
  const { frame } = await show(<LongText text={text} limit={100} />);
  expect(frame.querySelector('bdi')?.textContent?.length).toBeLessThan(120);
  await page.getByRole('button', { name: 'Show all: 380 more words' }).click();
  await expect.poll(() => frame.querySelector('bdi')?.textContent).toBe(text);
});
