import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sql } from 'kysely';
import { openStore } from '../../server/db/open.ts';

// Commits a row in the data directory given, then works on with a disk that refuses what is named: `sync` or `write`.
const [dataDir, refused] = process.argv.slice(2) as [string, 'sync' | 'write'];
const { db } = await openStore({ dataDir });
const insert = (scope: string) =>
  sql`insert into stop_switches values (${scope}, 'test', 'x', now())`.execute(db);
const refuseSync = () => {
  throw Object.assign(new Error('refused'), { code: 'EIO' });
};
const { writeSync } = fs;
const refuseWrite = (...parameters: Parameters<typeof writeSync>) => {
  if (parameters[0] === process.stderr.fd) return writeSync(...parameters);
  throw Object.assign(new Error('refused'), { code: 'ENOSPC' });
};

await insert('before');
Object.assign(fs, refused === 'sync' ? { fdatasyncSync: refuseSync } : { writeSync: refuseWrite });
syncBuiltinESMExports();
await insert('after').catch(() => undefined);
await sql`select 1`.execute(db);
process.stdout.write('it went on\n');
