import { setTimeout as delay } from 'node:timers/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Env } from './env.ts';

const inflatedBytes = 1_000_000;

/** How the sandbox misbehaves, for tests. The keys are described in docs/design/sandbox-api.md. */
const behaviourSchema = z.strictObject({
  slowMs: z.number().int().min(0).max(60_000),
  down: z.boolean(),
  lose: z.enum(['request', 'answer']).nullable(),
  inflate: z.string().max(64).nullable(),
});
export type Behaviour = z.infer<typeof behaviourSchema>;

export const good: Behaviour = { slowMs: 0, down: false, lose: null, inflate: null };

/** The fields as they are shown: with one of them blown up to 1 MB when the behaviour says so. */
export const inflated = (
  fields: Record<string, string | null>,
  { inflate }: Behaviour,
): Record<string, string | null> =>
  inflate !== null && Object.hasOwn(fields, inflate)
    ? { ...fields, [inflate]: 'long '.repeat(inflatedBytes / 5) }
    : fields;

const cutConnection = (bindings: Env['Bindings']): Response => {
  bindings.incoming.socket.destroy();
  return new Response(null, { status: 503 });
};

/** Waits; false as soon as the caller has gone. */
const stays = async (signal: AbortSignal, ms: number): Promise<boolean> => {
  try {
    await delay(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
};

const misbehave =
  (behaviour: Behaviour): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (behaviour.slowMs > 0 && !(await stays(c.req.raw.signal, behaviour.slowMs)))
      return cutConnection(c.env);
    if (behaviour.down) return c.json({ error: 'The service is down.' }, 503);
    const lose = c.req.method === 'GET' ? null : behaviour.lose;
    if (lose) behaviour.lose = null;
    if (lose === 'request') return cutConnection(c.env);
    await next();
    if (lose === 'answer') c.res = cutConnection(c.env);
  };

/** Routes and middleware for tests. `behaviour` is changed in place, so that every other room sees it. */
export const testRoutes = (behaviour: Behaviour, reset: () => void): Hono<Env> => {
  const app = new Hono<Env>();
  app.post('/__test/behaviour', async c => {
    const wanted = behaviourSchema.partial().safeParse(await c.req.json().catch(() => null));
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
    return c.json(Object.assign(behaviour, wanted.data));
  });
  app.post('/__test/reset', c => {
    Object.assign(behaviour, good);
    reset();
    return c.json(behaviour);
  });
  app.use(misbehave(behaviour));
  return app;
};
