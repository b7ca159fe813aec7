import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { Fault, isFault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { isStorable } from '../../lib/core/storable.ts';
import { Denial } from '../actions/deny.ts';
import type { Credentials, VerifyCaller } from '../auth/verify-caller.ts';
import type { Services } from '../services.ts';
import { admit, recordDenial } from './admit.ts';
import { describeApi } from './describe-api.ts';
import { answerProblem } from './problems.ts';
import type { Call, Route } from './route.ts';
import { routes } from './routes.ts';

const maxBodyBytes = 2_000_000;
const heartbeatMs = 15_000;
/** A longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export interface AppSettings {
  /** The exact origins of the extension's builds; no other page may call. */
  extensionOrigins: readonly string[];
  verifyCaller: VerifyCaller;
}

/** The store keeps neither NUL nor half of a character; changed in silence, a text would not fit its seal any more. */
const storable = (_name: string, value: unknown): unknown => {
  if (typeof value === 'string' && !isStorable(value))
    throw new Fault(
      'bad-input',
      'The request holds a character that cannot be stored. Remove it, then send again.',
    );
  return value;
};

const allStorable = (texts: Record<string, string>): Record<string, string> => {
  for (const [name, text] of Object.entries(texts)) storable(name, text);
  return texts;
};

const jsonBody = async (context: Context): Promise<unknown> => {
  if (context.req.method === 'GET') return {};
  const text = await context.req.text();
  if (text === '') return {};
  if (!context.req.header('content-type')?.startsWith('application/json'))
    throw new Fault('bad-input', 'Send the body as application/json.');
  try {
    return JSON.parse(text, storable);
  } catch (cause) {
    if (isFault(cause)) throw cause;
    throw new Fault('bad-input', 'The body is not valid JSON.', { cause });
  }
};

const callOf = async (
  context: Context,
  route: Route,
  services: Services,
  person: SignedIn,
): Promise<Call<Route['endpoint']>> => {
  const { endpoint } = route;
  return {
    services,
    person,
    params: endpoint.params.parse(allStorable(context.req.param())),
    query: endpoint.query.parse(allStorable(context.req.query())),
    body: endpoint.body.parse(await jsonBody(context)),
  };
};

const credentialsOf = ({ req }: Context): Credentials => ({
  authorization: req.header('authorization'),
  proof: req.header('dpop'),
  method: req.method,
  path: new URL(req.url).pathname,
});

const lastEventId = (context: Context): number | null => {
  const header = context.req.header('last-event-id');
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
};

/** Aborts when the token ends that the line was opened with: rights that were taken away must not outlive it. */
const abortAt = (until: Date | null, line: AbortController): NodeJS.Timeout | undefined => {
  if (!until) return undefined;
  const leftMs = Math.min(Math.max(until.getTime() - Date.now(), 0), longestTimerMs);
  return setTimeout(() => line.abort(), leftMs);
};

/** Server-sent events with a heartbeat, so that both ends notice a dead connection. */
const stream = async (
  context: Context,
  route: Route & { form: 'stream' },
  call: Call<Route['endpoint']>,
  until: Date | null,
): Promise<Response> => {
  const gone = new AbortController();
  const items = await route.handle({ ...call, after: lastEventId(context), signal: gone.signal });
  return streamSSE(context, async sse => {
    sse.onAbort(() => gone.abort());
    const beat = setInterval(() => void sse.write(': alive\n\n'), heartbeatMs);
    const end = abortAt(until, gone);
    try {
      await sse.write(': open\n\n');
      for await (const { id, data } of items) {
        if (gone.signal.aborted) return;
        await sse.writeSSE({ id: String(id), data: JSON.stringify(route.endpoint.response.parse(data)) });
      }
    } catch (error) {
      if (!gone.signal.aborted)
        call.services.logger.error({ err: error, operation: route.endpoint.id }, 'a stream broke');
    } finally {
      clearInterval(beat);
      clearTimeout(end);
    }
  });
};

const handled = async (route: Route & { form: 'json' }, call: Call<Route['endpoint']>): Promise<unknown> => {
  try {
    return await route.handle(call);
  } catch (error) {
    if (error instanceof Denial)
      await recordDenial(call.services, call.person, route.endpoint.id, error.public);
    throw error;
  }
};

const serve = (app: Hono, route: Route, services: Services, verifyCaller: VerifyCaller): void => {
  const { endpoint } = route;
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.on(endpoint.method.toUpperCase(), path, async context => {
    const { person, until } = await admit(services, verifyCaller, endpoint, credentialsOf(context));
    const call = await callOf(context, route, services, person);
    if (route.form === 'stream') return stream(context, route, call, until);
    // What leaves is held to the contract too: a value that nobody meant to send is a fault, not a leak.
    const answer = endpoint.response.safeParse(await handled(route, call));
    if (!answer.success)
      throw new Error(`${endpoint.id} answered outside its contract`, { cause: answer.error });
    return context.json(answer.data as object);
  });
};

/** The HTTP interface: every operation of the contract, its description at /openapi.json, and nothing else. */
export const createApp = (services: Services, settings: AppSettings): Hono => {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.use(
    cors({
      origin: origin => (settings.extensionOrigins.includes(origin) ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type', 'dpop', 'last-event-id'],
      exposeHeaders: ['dpop-nonce', 'www-authenticate'],
      maxAge: 600,
    }),
  );
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new Fault('too-large', `A request may hold at most ${maxBodyBytes / 1_000_000} MB.`);
      },
    }),
  );
  app.onError((error, context) => answerProblem(context, services.logger, error));
  app.notFound(context =>
    answerProblem(context, services.logger, new Fault('not-found', 'There is no such operation.')),
  );
  app.get('/openapi.json', context => context.json(describeApi()));
  for (const route of routes) serve(app, route, services, settings.verifyCaller);
  return app;
};
