import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEveryStore } from '../../test/store.ts';
import { importArticles } from './import-articles.ts';
import { corpusReader } from './read-corpus.ts';

const file = (title: string, text: string, more = ''): string =>
  `---\ntitle: ${title}\nowner: Billing team\n${more}---\n${text}\n`;

describeOnEveryStore('importing a folder of articles', getStore => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-articles-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    await getStore().db.deleteFrom('articles').execute();
    await writeFile(join(folder, 'first.md'), file('First', 'One text.'));
    await writeFile(
      join(folder, 'second.md'),
      file('Second', 'Another text.', 'language: de\nkind: macro\n'),
    );
  });
  const importIt = (corpus = 'test') =>
    importArticles(getStore().db, folder, { corpus, at: new Date('2026-11-20T12:00:00Z') });

  it('makes the store equal to the folder, and a second time changes nothing', async () => {
    expect(await importIt()).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 });
    expect(await importIt()).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
    const { articles } = await corpusReader(getStore().db)();
    expect(articles.map(({ id, kind, language }) => ({ id, kind, language }))).toEqual([
      { id: 'first', kind: 'article', language: 'en' },
      { id: 'second', kind: 'macro', language: 'de' },
    ]);
  });

  it('takes over changes and removals, and the corpus gets another digest', async () => {
    await importIt();
    const read = corpusReader(getStore().db);
    const before = await read();
    expect(await read()).toBe(before);
    await writeFile(join(folder, 'first.md'), file('First', 'A better text.'));
    await rm(join(folder, 'second.md'));
    expect(await importIt()).toEqual({ added: 0, changed: 1, removed: 1, unchanged: 0 });
    const after = await read();
    expect(after.digest).not.toBe(before.digest);
    expect(after.articles.map(({ text }) => text)).toEqual(['A better text.']);
  });

  it.each([
    ['without front matter', 'Just text.', /first\.md was refused: it does not begin with front matter/],
    ['without an owner', '---\ntitle: x\n---\ntext', /first\.md was refused: owner/],
    ['with an unknown kind', file('x', 'text', 'kind: secret\n'), /first\.md was refused: kind/],
    ['with broken YAML', '---\n: [\n---\ntext', /first\.md was refused: its front matter is not YAML/],
  ])('refuses a file %s by name and imports nothing', async (_what, text, message) => {
    await writeFile(join(folder, 'first.md'), text);
    await expect(importIt()).rejects.toThrow(message);
    expect(await getStore().db.selectFrom('articles').select('id').execute()).toEqual([]);
  });

  it('does not let one corpus overwrite the articles of another', async () => {
    await importIt('mine');
    await expect(importIt('theirs')).rejects.toThrow(/belongs to corpus mine/);
  });
});
