import { describe, expect, test } from 'vitest';
import {
  isNews,
  type LocatorAnswer,
  type LocatorHealth,
  locatorProblem,
  locatorSummary,
  unread,
  withAnswer,
} from './locator-health.ts';

const healthAfter = (answers: LocatorAnswer[], from: LocatorHealth = unread): LocatorHealth =>
  answers.reduce((health, answer, index) => withAnswer(health, answer, `r${index}`), from);
const many = (answer: LocatorAnswer, count: number): LocatorAnswer[] => Array(count).fill(answer);

describe('a field’s locators', () => {
  test('are broken when a field that was always found is missing on three records in a row', () => {
    const found = healthAfter(many('first', 5));
    expect(locatorProblem(healthAfter(many('missing', 2), found))).toBeNull();
    expect(locatorProblem(healthAfter(many('missing', 3), found))).toBe('missing');
  });

  test('are broken when only a fallback answers in place of a first locator that always did', () => {
    expect(locatorProblem(healthAfter([...many('first', 5), ...many('later', 3)]))).toBe('fallback');
    expect(locatorProblem(healthAfter([...many('first', 5), 'later', 'missing', 'later']))).toBe('fallback');
  });

  test('are not called broken where the field was never found, however often it is missing', () => {
    expect(locatorProblem(healthAfter(many('missing', 500)))).toBeNull();
    expect(locatorProblem(healthAfter(many('later', 500)))).toBeNull();
  });

  test('need a longer row of misses where many records have no such value', () => {
    const everySecond = Array.from(
      { length: 40 },
      (_, index): LocatorAnswer => (index % 2 ? 'first' : 'missing'),
    );
    const usual = healthAfter(everySecond);
    expect(locatorProblem(healthAfter(many('missing', 4), usual))).toBeNull();
    expect(locatorProblem(healthAfter(many('missing', 8), usual))).toBe('missing');
  });

  test('are sound again as soon as the first locator answers, and as easily found broken the next time', () => {
    const broken = healthAfter([...many('first', 10), ...many('missing', 30)]);
    const mended = withAnswer(broken, 'first', 'r1');
    expect(locatorProblem(mended)).toBeNull();
    expect(locatorProblem(healthAfter(many('missing', 3), mended))).toBe('missing');
  });

  test('are judged by what is usual now: old readings fade', () => {
    const onceCommon = healthAfter(many('first', 5000));
    const nowRare = healthAfter(
      Array.from({ length: 400 }, (_, index): LocatorAnswer => (index % 2 ? 'first' : 'missing')),
      onceCommon,
    );
    expect(locatorProblem(healthAfter(many('missing', 4), nowRare))).toBeNull();
  });

  test('are not broken because a few records without the field are looked at in turn', () => {
    const found = healthAfter(many('first', 5));
    const inTurn = Array.from({ length: 40 }, (_, index) => `t${index % 2}`);
    const after = inTurn.reduce((health, id) => withAnswer(health, 'missing', id), found);
    expect(after.found.row).toBe(2);
    expect(locatorProblem(after)).toBeNull();
    expect(isNews(after, 'missing', { recordId: 't0', lastRecord: 't1' })).toBe(false);
    expect(isNews(after, 'missing', { recordId: 't2', lastRecord: 't1' })).toBe(true);
    expect(isNews(after, 'later', { recordId: 't0', lastRecord: 't1' })).toBe(true);
    expect(isNews(after, 'first', { recordId: 't1', lastRecord: 't1' })).toBe(true);
  });

  test('remember no more than ten records of a row, and go on with rows stored without them', () => {
    const { found } = healthAfter(many('missing', 100));
    expect(found.records).toHaveLength(10);
    const stored = { hits: 5, misses: 0, row: 2 };
    const health = withAnswer({ found: stored, byFirst: stored }, 'missing', 't1');
    expect(health.found).toMatchObject({ row: 3, records: ['t1'] });
  });

  test('are told in a sentence with the counts', () => {
    const health = healthAfter([...many('first', 12), ...many('missing', 3)]);
    expect(locatorSummary(health, 'missing', { field: 'Amount', site: 'Desk' })).toBe(
      'Amount is not found any more on Desk: on none of the last 3 records, on 12 before.',
    );
  });
});
