import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import { digestOf } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Database } from '../db/schema.ts';
import type { Article } from './article.ts';
import { parseArticle } from './parse-article.ts';

export interface Import {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

const maxFiles = 5000;

const readFolder = async (folder: string, corpus: string): Promise<Article[]> => {
  const files = (await readdir(folder)).filter(name => name.endsWith('.md')).sort();
  if (files.length > maxFiles)
    throw new Fault('too-large', `The folder holds more than ${maxFiles} articles. Import it in parts.`);
  const articles: Article[] = [];
  for (const file of files)
    articles.push(parseArticle(await readFile(join(folder, file), 'utf8'), file, corpus));
  return articles;
};

const put = async (trx: Transaction<Database>, article: Article, digest: string, at: Date): Promise<void> => {
  const row = { ...article, digest, imported_at: at };
  await trx
    .insertInto('articles')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute();
};

/**
 * Makes a corpus in the store equal to a folder of Markdown files: one transaction, and files that did not change are
 * left alone. Throws a Fault `bad-input` that names the file at fault; then nothing was imported.
 */
export const importArticles = async (
  db: Kysely<Database>,
  folder: string,
  { corpus, at }: { corpus: string; at: Date },
): Promise<Import> => {
  const articles = await readFolder(folder, corpus);
  return db.transaction().execute(async trx => {
    const stored = await trx.selectFrom('articles').select(['id', 'corpus', 'digest']).execute();
    const known = new Map(stored.map(row => [row.id, row]));
    const result: Import = { added: 0, changed: 0, removed: 0, unchanged: 0 };
    for (const article of articles) {
      const before = known.get(article.id);
      const digest = digestOf(article);
      if (before && before.corpus !== corpus)
        throw new Fault('conflict', `Article ${article.id} belongs to corpus ${before.corpus} already.`);
      result[!before ? 'added' : before.digest === digest ? 'unchanged' : 'changed']++;
      if (before?.digest !== digest) await put(trx, article, digest, at);
    }
    const kept = new Set(articles.map(({ id }) => id));
    const gone = stored.filter(row => row.corpus === corpus && !kept.has(row.id)).map(({ id }) => id);
    if (gone.length > 0) await trx.deleteFrom('articles').where('id', 'in', gone).execute();
    return { ...result, removed: gone.length };
  });
};
