import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { corpus } from '../knowledge/article.ts';
import { readArtifact } from './artifacts.ts';
import { collected, reconciled, retrieved, ruled } from './data.ts';
import { replyFlow } from './flow.ts';
import { askedAt } from './manifest.ts';
import { type KnownSource, sourcesOf } from './sources.ts';

const outputOf = async (db: Kysely<Database>, runId: string, node: string): Promise<unknown> => {
  const row = await db
    .selectFrom('run_nodes')
    .select('output')
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .executeTakeFirst();
  return row?.output ? readArtifact(db, row.output) : null;
};

const wholeArticle = async (db: Kysely<Database>, runId: string, id: string): Promise<string | null> => {
  const position = replyFlow.findIndex(({ name }) => name === 'retrieve');
  const known = corpus.safeParse(await askedAt(db, runId, position));
  return known.success ? (known.data.articles.find(article => article.id === id)?.text ?? null) : null;
};

/** A source of a run with its whole text, from the run's artifacts. An article is given whole, not only its passages. */
export const storedSource = async (
  db: Kysely<Database>,
  runId: string,
  sourceId: string,
): Promise<KnownSource | 'expired' | null> => {
  const [collect, reconcile, rules, retrieve] = await Promise.all([
    outputOf(db, runId, 'collect'),
    outputOf(db, runId, 'reconcile'),
    outputOf(db, runId, 'rules'),
    outputOf(db, runId, 'retrieve'),
  ]);
  if (collect === null || reconcile === null || rules === null || retrieve === null) return 'expired';
  const source = sourcesOf({
    collect: collected.parse(collect),
    reconcile: reconciled.parse(reconcile),
    rules: ruled.parse(rules),
    retrieve: retrieved.parse(retrieve),
  }).get(sourceId);
  if (source?.kind !== 'article') return source ?? null;
  const text = await wholeArticle(db, runId, sourceId.replace(/^article:/, ''));
  return text === null ? source : { ...source, text };
};
