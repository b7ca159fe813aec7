import type { Kysely } from 'kysely';
import { digestOf } from '../../lib/core/canonical.ts';
import type { Database } from '../db/schema.ts';
import type { Corpus } from './article.ts';

const columns = ['id', 'corpus', 'title', 'kind', 'owner', 'language', 'text', 'dated'] as const;

/** Every imported article as it is now, in the order of ids. */
export const readCorpus = async (db: Kysely<Database>): Promise<Corpus> => {
  const articles = await db.selectFrom('articles').select(columns).orderBy('id').execute();
  return { digest: digestOf(articles), articles };
};
