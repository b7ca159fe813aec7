import { sql } from 'kysely';
import { openStore } from '../../server/db/open.ts';

// Commits rows in the data directory given until it is killed, and prints the number of rows that are safe.
const { db } = await openStore({ dataDir: process.argv[2] });
const { rows } = await sql<{ n: number }>`select count(*) as n from stop_switches`.execute(db);
for (let row = Number(rows[0]?.n) + 1; ; row += 1) {
  await sql`insert into stop_switches values (${String(row)}, 'test', 'x', now())`.execute(db);
  process.stdout.write(`${row}\n`);
}
