import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { exceptionKinds } from '../../lib/core/exception.ts';
import { changeStates, proposalStates } from '../../lib/core/proposal.ts';
import { describeOnEveryStore, describeOnPostgresql, storeKinds, storePlace } from '../../test/store.ts';
import { openStore } from './open.ts';

/** Table name to column names, as written in schema.ts. */
const declared = (): Record<string, string[]> => {
  const text = readFileSync(new URL('./schema.ts', import.meta.url), 'utf8');
  const bodyOf = (name: string) => text.match(new RegExp(`interface ${name} \\{(.*?)\\n\\}`, 's'))?.[1] ?? '';
  const membersOf = (body: string) =>
    [...body.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, key, type]) => [key, type]);
  const tables = membersOf(bodyOf('Database')).map(([table, type]) => [
    table,
    membersOf(bodyOf(String(type)))
      .map(([column]) => column)
      .sort(),
  ]);
  return Object.fromEntries(tables);
};

describeOnEveryStore('the tables', getStore => {
  test('have exactly the columns that schema.ts declares', async () => {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      select table_name as table, array_agg(column_name::text order by column_name collate "C") as columns
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely_%' and table_name <> 'store_starts'
      group by table_name`.execute(getStore().db);
    expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual(declared());
  });

  test.each([
    ['proposals', 'state', proposalStates],
    ['changes', 'state', changeStates],
    ['exceptions', 'kind', exceptionKinds],
  ])('%s take every %s of the core and no other', async (table, column, values) => {
    const { rows } = await sql<{ text: string }>`
      select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = ${table}::regclass and conname = ${`${table}_${column}_check`}`.execute(getStore().db);
    const allowed = [...String(rows[0]?.text).matchAll(/'([\w-]+)'::text/g)].map(([, value]) => value);
    expect(allowed.sort()).toEqual([...values].sort());
  });
});

describe.each(storeKinds)('opening the %s store', kind => {
  test('is refused with one sentence when newer code has changed its tables', async () => {
    const place = await storePlace(kind);
    const store = await openStore(place.options);
    await sql`insert into kysely_migration values ('9999-from-the-future', '2027-01-01')`.execute(store.db);
    await store.close();
    await expect(openStore(place.options)).rejects.toMatchObject({
      code: 'conflict',
      public: expect.stringMatching(/newer version of Countersign: start that version/),
      internal: expect.stringMatching(/9999-from-the-future/),
    });
    await place.remove();
  });
});

describeOnPostgresql('the migrations', () => {
  test('run once when three processes open one new database at the same time', async () => {
    const place = await storePlace('postgresql');
    const stores = await Promise.all([1, 2, 3].map(() => openStore(place.options)));
    for (const { db } of stores) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from log_head`.execute(db);
      expect(rows).toEqual([{ n: 1 }]);
    }
    await Promise.all(stores.map(store => store.close()));
    await place.remove();
  });

  test('say in one sentence that the user may not make tables', async () => {
    const place = await storePlace('postgresql');
    const owner = await openStore(place.options);
    const guest = new URL(String(place.options.databaseUrl));
    const password = String(guest.password);
    guest.username = `guest_${guest.pathname.slice(1)}`;
    await sql`create role ${sql.id(guest.username)} login password ${sql.lit(password)}`.execute(owner.db);
    await sql`drop table kysely_migration`.execute(owner.db);
    await expect(openStore({ databaseUrl: guest.href })).rejects.toMatchObject({
      code: 'forbidden',
      public: 'The database user may not make tables: make it the owner of the database.',
    });
    await owner.close();
    await place.remove();
  });
});
