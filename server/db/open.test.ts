import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeOnEveryStore } from '../../test/store.ts';

describeOnEveryStore('a store', getStore => {
  test('gives counts as numbers, times as dates and JSON as values', async () => {
    const { rows } = await sql`
      select count(*) as n, timestamptz '2026-11-20T10:00:00.123Z' as at, '{"a": [1]}'::jsonb as json
      from log_head`.execute(getStore().db);
    expect(rows).toEqual([{ n: 1, at: new Date('2026-11-20T10:00:00.123Z'), json: { a: [1] } }]);
  });
});
