import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { inflated } from '../behaviour.ts';
import type { Desk, Env } from '../env.ts';
import type { NewEntry, StoredRecord } from '../store.ts';
import { objectionTo, type SystemId, systems } from '../systems.ts';
import { checkVersion, noRecord, parse, parseBody, reference } from './request.ts';

const historyPage = 200;
const titleFields = { desk: 'subject', billing: 'product', crm: 'name' } as const;

const changes = z.strictObject({ fields: z.record(z.string().max(64), z.string()), reference });
const historyQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  reference: reference.optional(),
});

const answer = (c: Context<Env>, record: StoredRecord, { clock, behaviour }: Desk) => {
  c.header('ETag', `"${record.version}"`);
  return c.json({
    id: record.id,
    title: record.fields[titleFields[record.system]],
    version: String(record.version),
    asOf: record.asOf ?? clock().toISOString(),
    fields: inflated(record.fields, behaviour),
  });
};

const fieldEntries = (
  before: StoredRecord,
  { fields, reference: key }: z.output<typeof changes>,
  written: { at: string; account: string },
): NewEntry[] =>
  Object.entries(fields)
    .filter(([field, value]) => before.fields[field] !== value)
    .map(([field, value]) => ({
      ...written,
      kind: 'field',
      field,
      old: before.fields[field] ?? null,
      new: value,
      reference: key,
    }));

/** Reading, changing and looking back at the records of one system. */
export const recordRoutes = (system: SystemId, desk: Desk): Hono<Env> =>
  new Hono<Env>()
    .get('/:id', c => {
      const record = desk.store.read({ system, id: c.req.param('id') });
      if (!record) throw noRecord();
      return answer(c, record, desk);
    })
    .patch('/:id', async c => {
      const body = await parseBody(c, changes);
      for (const [field, value] of Object.entries(body.fields)) {
        const objection = objectionTo(systems[system], field, value);
        if (objection) throw new HTTPException(422, { message: objection });
      }
      const written = { at: desk.clock().toISOString(), account: c.get('account') };
      const record = desk.store.change({ system, id: c.req.param('id') }, before => {
        checkVersion(c.req.header('If-Match'), before);
        return { fields: { ...before.fields, ...body.fields }, entries: fieldEntries(before, body, written) };
      });
      if (!record) throw noRecord();
      return answer(c, record, desk);
    })
    .get('/:id/history', c => {
      const key = { system, id: c.req.param('id') };
      const { after, reference: wanted = null } = parse(historyQuery, c.req.query());
      if (!desk.store.read(key)) throw noRecord();
      const entries = desk.store.history(key, { after, reference: wanted, limit: historyPage });
      return c.json({
        entries: entries.map(entry => ({ ...entry, id: String(entry.id), version: String(entry.version) })),
        next: entries.length === historyPage ? String(entries.at(-1)?.id) : null,
      });
    });
