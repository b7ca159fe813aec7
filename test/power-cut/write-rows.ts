import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { openStore } from '../../server/db/open.ts';
import { recordChanges } from './record.ts';

// Commits rows one by one in a data directory, recording what it asks of the disk, and leaves the journal in a file.
// "as-shipped" opens the same files with the embedded PostgreSQL as its authors ship it.
const [directory, journal, rows, mode] = process.argv.slice(2) as [
  string,
  string,
  string,
  'ours' | 'as-shipped',
];
const steps = recordChanges(directory);

const openOurs = async () => {
  const { db, close } = await openStore({ dataDir: directory });
  return { run: (text: string) => sql.raw(text).execute(db), close };
};

const openAsShipped = async () => {
  const pglite = await PGlite.create(join(directory, 'postgresql'));
  return { run: (text: string) => pglite.query(text), close: () => pglite.close() };
};

const { run, close } = await (mode === 'ours' ? openOurs() : openAsShipped());
for (let row = 1; row <= Number(rows); row += 1) {
  await run(`insert into stop_switches values ('${row}', repeat(md5('${row}'), 20), 'x', now())`);
  steps.push({ step: 'acknowledge', rows: row });
  // New files of the write-ahead log, and old ones reused under new names.
  if (row % 50 === 0) await run('select pg_switch_wal()');
  if (row % 100 === 0) await run('checkpoint');
}
const recorded = serialize(steps);
await close();
writeFileSync(journal, recorded);
