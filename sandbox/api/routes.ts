import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Desk, Env } from '../env.ts';
import { systemIds, systems } from '../systems.ts';
import { messageRoutes } from './messages.ts';
import { recordRoutes } from './records.ts';
import { authenticate, type ServiceAccount } from './service-accounts.ts';

const bodyBytes = 2_000_000;

const limitBody = bodyLimit({
  maxSize: bodyBytes,
  onError: () => {
    throw new HTTPException(413, { message: 'The body is larger than 2 MB.' });
  },
});

/** The API of the three systems, as docs/design/sandbox-api.md describes it. */
export const apiRoutes = (desk: Desk, accounts: readonly ServiceAccount[]): Hono<Env> => {
  const app = new Hono<Env>();
  for (const system of systemIds) {
    app.use(`${systems[system].path}/*`, authenticate(accounts), limitBody);
    app.route(systems[system].path, recordRoutes(system, desk));
  }
  app.route(systems.desk.path, messageRoutes(desk));
  app.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error;
    // The rest of an oversized body is not read, so the connection cannot carry another request.
    if (error.status === 413) c.header('Connection', 'close');
    return c.json({ error: error.message }, error.status);
  });
  return app;
};
