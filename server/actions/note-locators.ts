import type { Transaction } from 'kysely';
import {
  isNews,
  type LocatorAnswer,
  locatorProblem,
  locatorSummary,
  unread,
  withAnswer,
} from '../../lib/core/locator-health.ts';
import type { FieldPlan, FieldReading, Reading } from '../../lib/core/plan.ts';
import type { Database } from '../db/schema.ts';
import { closeBroken, openBroken, openBrokenLocators, renewBroken } from './broken-locators.ts';

/** A reading as it was admitted, with the plan that it was read by. */
export interface NotedReading {
  plan: FieldPlan;
  reading: Reading;
  runId: string;
  at: Date;
  newId: () => string;
}

/** Null where the reader does not say which locator answered. */
const answerOf = ({ state, locator }: FieldReading): LocatorAnswer | null => {
  if (state === 'missing') return 'missing';
  if (locator === undefined) return null;
  return locator === 0 ? 'first' : 'later';
};

type Health = Awaited<ReturnType<typeof knownHealth>>[number];

/** Locked in one order, so that two drafts of one site wait for each other and never block each other. */
const knownHealth = (trx: Transaction<Database>, site: string) =>
  trx
    .selectFrom('locator_health')
    .selectAll()
    .where('site', '=', site)
    .orderBy('field')
    .forUpdate()
    .execute();

const fresh = (site: string, field: string): Health => ({
  site,
  field,
  policy_version: 0,
  answered_first: 0,
  answered_later: 0,
  missing: 0,
  streaks: unread,
  last_record: '',
  last_read_at: new Date(0),
  reported_for: null,
});

const counted = (health: Health, answer: LocatorAnswer, { reading, at }: NotedReading): Health => {
  const isSame = health.policy_version === reading.policyVersion;
  const before = isSame ? health : { answered_first: 0, answered_later: 0, missing: 0 };
  return {
    ...health,
    policy_version: reading.policyVersion,
    answered_first: before.answered_first + (answer === 'first' ? 1 : 0),
    answered_later: before.answered_later + (answer === 'later' ? 1 : 0),
    missing: before.missing + (answer === 'missing' ? 1 : 0),
    streaks: withAnswer(health.streaks, answer, reading.recordId),
    last_record: reading.recordId,
    last_read_at: at,
  };
};

/** What the reading tells about each field, of the fields where it tells something new. */
const newsOf = (known: readonly Health[], noted: NotedReading): Health[] => {
  const { site, recordId, fields } = noted.reading;
  const healths = new Map(known.map(health => [health.field, health]));
  return fields.flatMap(field => {
    const answer = answerOf(field);
    const health = healths.get(field.id) ?? fresh(site, field.id);
    if (answer === null) return [];
    const isNew = isNews(health.streaks, answer, { recordId, lastRecord: health.last_record });
    return isNew ? [counted(health, answer, noted)] : [];
  });
};

/** Opens, renews or closes the exception of one field. Gives what is reported from now on. */
const report = async (
  trx: Transaction<Database>,
  health: Health,
  openId: string | undefined,
  noted: NotedReading,
): Promise<Health> => {
  const { plan } = noted;
  const { streaks, field, policy_version: version, reported_for: reportedFor } = health;
  const title = plan.fields.find(({ id }) => id === field)?.title ?? field;
  const problem = locatorProblem(streaks);
  if (problem === null) {
    if (openId !== undefined) await closeBroken(trx, { id: openId, field, title }, noted);
    return { ...health, reported_for: null };
  }
  const summary = locatorSummary(streaks, problem, { field: title, site: plan.site.title });
  if (openId !== undefined) await renewBroken(trx, openId, summary, noted);
  // What a person has resolved stays so until it was mended in between, or another policy is in force.
  else if (reportedFor !== version)
    await openBroken(trx, { field, summary, seen: streaks.byFirst.row }, noted);
  return { ...health, reported_for: version };
};

const keep = async (trx: Transaction<Database>, healths: readonly Health[]): Promise<void> => {
  if (healths.length === 0) return;
  const rows = [...healths]
    .sort((one, other) => (one.field < other.field ? -1 : 1))
    .map(health => ({ ...health, streaks: JSON.stringify(health.streaks) }));
  await trx
    .insertInto('locator_health')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['site', 'field']).doUpdateSet(({ ref }) => ({
        policy_version: ref('excluded.policy_version'),
        answered_first: ref('excluded.answered_first'),
        answered_later: ref('excluded.answered_later'),
        missing: ref('excluded.missing'),
        streaks: ref('excluded.streaks'),
        last_record: ref('excluded.last_record'),
        last_read_at: ref('excluded.last_read_at'),
        reported_for: ref('excluded.reported_for'),
      })),
    )
    .execute();
};

/**
 * Notes which locator of each field answered. A field that readings used to find and do not find any more, or find only by a
 * fallback, becomes one exception, which closes by itself when the field is read as before. Appends to the log.
 */
export const noteLocators = async (trx: Transaction<Database>, noted: NotedReading): Promise<void> => {
  const news = newsOf(await knownHealth(trx, noted.reading.site), noted);
  if (news.length === 0) return;
  const open = await openBrokenLocators(trx, noted.reading.site);
  const healths: Health[] = [];
  for (const health of news) healths.push(await report(trx, health, open.get(health.field), noted));
  await keep(trx, healths);
};
