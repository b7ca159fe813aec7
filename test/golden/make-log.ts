import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditTypes } from '../../lib/core/audit-event.ts';
import { exportEvidence } from '../../server/actions/export-evidence.ts';
import { openStore } from '../../server/db/open.ts';
import { appendEvent } from '../../server/log/append.ts';
import { anAppliedProposal } from '../builders/an-applied-proposal.ts';
import { anEvent } from '../builders/an-event.ts';
import { ada, openTestDesk, openTestServices } from '../services.ts';

// Made once for each form of the log: `node test/golden/make-log.ts 1` wrote log-1.json and evidence-1.json. Files that
// are there are never made again, because later versions must go on reading what earlier ones wrote.
const form = process.argv[2];
if (!form) throw new Error('Say which form of the log this is: node test/golden/make-log.ts NUMBER');

const save = (name: string, value: unknown): Promise<void> =>
  writeFile(new URL(`${name}-${form}.json`, import.meta.url), `${JSON.stringify(value, null, 1)}\n`, {
    flag: 'wx',
  });

const dataDir = await mkdtemp(join(tmpdir(), 'countersign-golden-'));
const store = await openStore({ dataDir });
const desk = await openTestDesk();
const services = await openTestServices(store, desk);
const { db, checkpoints } = services;

const { id } = await anAppliedProposal(services);
await checkpoints.checkpoint();
for (const type of auditTypes) await db.transaction().execute(trx => appendEvent(trx, anEvent(type)));
await db.updateTable('audit_events').set({ data: null, salt: null }).where('type', '=', 'run.failed').execute();
await save('evidence', await exportEvidence(services, ada, id));
await checkpoints.checkpoint();
await save('log', {
  verifier: checkpoints.key.verifier,
  events: await db.selectFrom('audit_events').selectAll().orderBy('seq').execute(),
  head: await db.selectFrom('log_head').select(['size', 'frontier']).executeTakeFirstOrThrow(),
  checkpoints: await db.selectFrom('checkpoints').selectAll().orderBy('size').execute(),
});

await services.close();
await desk.close();
await store.close();
await rm(dataDir, { recursive: true });
