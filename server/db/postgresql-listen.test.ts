import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeOnPostgresql, storePlace } from '../../test/store.ts';
import { openStore } from './open.ts';

describeOnPostgresql('listening', () => {
  test('goes on after the connection was lost, and says that messages may have been missed', async () => {
    const place = await storePlace('postgresql');
    const problems: Error[] = [];
    const store = await openStore({ ...place.options, onProblem: problem => problems.push(problem) });
    const heard: string[] = [];
    let gaps = 0;
    const stop = await store.listen(
      'test_channel',
      payload => heard.push(payload),
      () => {
        gaps += 1;
      },
    );
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen%'`.execute(store.db);
    await expect.poll(() => gaps, { timeout: 10_000 }).toBe(2);
    await sql`select pg_notify('test_channel', 'after')`.execute(store.db);
    await expect.poll(() => heard).toEqual(['after']);
    expect(problems.length).toBeGreaterThan(0);
    await stop();
    await store.close();
    await place.remove();
  });

  test('fails at once when the first connection cannot be made', async () => {
    const place = await storePlace('postgresql');
    const store = await openStore({ ...place.options, onProblem: () => undefined });
    await place.remove();
    await expect(
      store.listen(
        'test_channel',
        () => undefined,
        () => undefined,
      ),
    ).rejects.toThrow(/does not exist/);
    await store.close();
  });
});
