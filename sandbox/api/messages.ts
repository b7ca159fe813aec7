import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Desk, Env } from '../env.ts';
import { objectionToText } from '../systems.ts';
import { checkVersion, noRecord, parseBody, reference } from './request.ts';

const newMessage = z.strictObject({
  kind: z.enum(['public', 'internal']),
  text: z.string().min(1),
  reference,
});

/** The conversation of a ticket. */
export const messageRoutes = ({ store, clock }: Desk): Hono<Env> =>
  new Hono<Env>()
    .get('/:id/messages', c => {
      const id = c.req.param('id');
      if (!store.read({ system: 'desk', id })) throw noRecord();
      const messages = store.messages(id).map(entry => ({
        id: String(entry.id),
        author: entry.account,
        kind: entry.kind,
        at: entry.at,
        text: entry.new,
      }));
      return c.json({ messages });
    })
    .post('/:id/messages', async c => {
      const { kind, text, reference: key } = await parseBody(c, newMessage);
      const objection = objectionToText(text);
      if (objection) throw new HTTPException(422, { message: objection });
      const written = { at: clock().toISOString(), account: c.get('account') };
      const record = store.change({ system: 'desk', id: c.req.param('id') }, before => {
        checkVersion(c.req.header('If-Match'), before);
        return { entries: [{ ...written, kind, field: null, old: null, new: text, reference: key }] };
      });
      if (!record) throw noRecord();
      return c.json({ version: String(record.version) }, 201);
    });
