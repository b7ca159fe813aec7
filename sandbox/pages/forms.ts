import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { priorities, ticketStates } from '../../demo/story.ts';
import type { Desk, Env } from '../env.ts';
import type { NewEntry, StoredRecord } from '../store.ts';

const properties = z.strictObject({ status: z.enum(ticketStates), priority: z.enum(priorities) });
const newMessage = z.strictObject({
  kind: z.enum(['public', 'internal']),
  text: z.string().trim().min(1).max(20_000),
});

const formOf = async <T extends z.ZodType>(c: Context<Env>, schema: T): Promise<z.output<T>> => {
  const form = schema.safeParse(await c.req.parseBody());
  if (!form.success) throw new HTTPException(400, { message: z.prettifyError(form.error) });
  return form.data;
};

const noTicket = () => new HTTPException(404, { message: 'There is no such ticket.' });

/** What people change by hand. It stands in the same history as the writes of the API. */
export const formRoutes = ({ store, clock }: Desk): Hono<Env> => {
  const written = (c: Context<Env>) => ({
    at: clock().toISOString(),
    account: c.get('person').sub,
    reference: null,
  });

  const changed = (
    before: StoredRecord,
    wanted: Record<string, string>,
    by: ReturnType<typeof written>,
  ): NewEntry[] =>
    Object.entries(wanted)
      .filter(([field, value]) => before.fields[field] !== value)
      .map(([field, value]) => ({
        ...by,
        kind: 'field',
        field,
        old: before.fields[field] ?? null,
        new: value,
      }));

  return new Hono<Env>()
    .post('/:id/properties', async c => {
      const wanted = await formOf(c, properties);
      const key = { system: 'desk', id: c.req.param('id') } as const;
      const record = store.change(key, before => ({
        fields: { ...before.fields, ...wanted },
        entries: changed(before, wanted, written(c)),
      }));
      if (!record) throw noTicket();
      return c.redirect(`/tickets/${record.id}`);
    })
    .post('/:id/messages', async c => {
      const { kind, text } = await formOf(c, newMessage);
      const entry = { ...written(c), kind, field: null, old: null, new: text };
      const record = store.change({ system: 'desk', id: c.req.param('id') }, () => ({ entries: [entry] }));
      if (!record) throw noTicket();
      return c.redirect(`/tickets/${record.id}`);
    });
};
