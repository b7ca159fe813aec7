import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { showTimeline } from '../server/actions/show-timeline.ts';
import { appendEvent } from '../server/log/append.ts';
import { anEvent } from '../test/builders/an-event.ts';
import { describeOnEveryStore } from '../test/store.ts';
import { checkTables } from './check-store.ts';
import { runCommand } from './command.ts';
import { parseVerifier } from './note.ts';

const golden = (name: string): URL => new URL(`../test/golden/${name}.json`, import.meta.url);
const readGolden = async (name: string) => JSON.parse(await readFile(golden(name), 'utf8'));

describeOnEveryStore('the log as its first form was written', getStore => {
  it('is loaded, verified, told and continued by this version', async () => {
    const { db } = getStore();
    const { verifier, events, head, checkpoints } = await readGolden('log-1');
    const rows = events.map((row: { actor: object }) => ({ ...row, actor: JSON.stringify(row.actor) }));
    await db.insertInto('audit_events').values(rows).execute();
    await db.insertInto('checkpoints').values(checkpoints).execute();
    await db
      .updateTable('log_head')
      .set({ size: head.size, frontier: JSON.stringify(head.frontier) })
      .execute();
    // The one erased event of that form was erased by hand: no event names it.
    const findings = [{ event: 13, sentence: expect.stringMatching(/^Event 13 has lost its details/) }];
    const check = () => checkTables(db, [], parseVerifier(verifier));
    expect(await check()).toMatchObject({
      events: events.length,
      checkpoints: checkpoints.length,
      findings,
    });

    await db.transaction().execute(trx => appendEvent(trx, anEvent('proposal.withdrawn')));
    expect(await check()).toMatchObject({ events: events.length + 1, unsigned: 1, findings });

    const { items } = await showTimeline({ db }, { system: 'desk', type: 'ticket', id: '1042', limit: 100 });
    const types = events.map(({ type }: { type: string }) => type);
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(types));
    expect(items.filter(({ sentence }) => sentence.includes('cannot read'))).toEqual([]);
  });
});

it('a bundle as its first form was exported is verified by this version', async () => {
  const { verifier, checkpoints } = await readGolden('log-1');
  const key = join(tmpdir(), `countersign-golden-${process.pid}.pub`);
  const outside = join(tmpdir(), `countersign-golden-${process.pid}.txt`);
  await writeFile(key, verifier);
  await writeFile(outside, checkpoints.map(({ note }: { note: string }) => `${note}\n`).join(''));
  const lines: string[] = [];
  const args = ['--bundle', fileURLToPath(golden('evidence-1')), '--key', key, '--checkpoints', outside];
  expect(await runCommand(args, line => lines.push(line))).toBe(0);
  expect(lines.at(-1)).toBe('bundle verified');
  expect(lines).toContain('verified     your own copy of the checkpoints has a checkpoint of this bundle');
  expect(lines.filter(line => line.startsWith('not checked'))).toEqual([]);
  await rm(key);
  await rm(outside);
});
