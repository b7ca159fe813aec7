import type { Kysely } from 'kysely';
import { digestOf } from '../../lib/core/canonical.ts';
import type { Database } from '../db/schema.ts';
import type { Corpus } from './article.ts';

const columns = ['id', 'corpus', 'title', 'kind', 'owner', 'language', 'text', 'dated'] as const;

/** Gives every imported article as it is now, in the order of ids; texts are loaded again only when one has changed. */
export const corpusReader = (db: Kysely<Database>): (() => Promise<Corpus>) => {
  let kept: { version: string; corpus: Corpus } | null = null;
  return async () => {
    const version = digestOf(
      await db.selectFrom('articles').select(['id', 'digest']).orderBy('id').execute(),
    );
    if (kept?.version === version) return kept.corpus;
    const articles = await db.selectFrom('articles').select(columns).orderBy('id').execute();
    kept = { version, corpus: { digest: digestOf(articles), articles } };
    return kept.corpus;
  };
};
