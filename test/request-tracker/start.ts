import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { z } from 'zod';
import { tellStory } from '../../demo/story.ts';
import { initialData, serviceAccount } from './desk.ts';
import { type DeskTransaction, historyOf } from './history.ts';
import { findRequestTracker, type Installation } from './install.ts';
import { type LoginCookie, logIn } from './log-in.ts';
import { freePort, serve } from './serve.ts';
import { siteConfig } from './site-config.ts';
import { deskPeople, deskTickets } from './story-desk.ts';

export interface RequestTracker {
  /** Address without a slash at the end. */
  url: string;
  /** Token of the service account, the only one that has a token. */
  token: string;
  /** Request Tracker's number of each ticket of the story, by the story's id. */
  ticketIds: Record<string, string>;
  /** The password of every person of the team; their account names are the `sub`s of the story. */
  password: string;
  /** Brings back all tickets as they were at the start. */
  resetTickets(): Promise<void>;
  /** All transactions of a ticket, oldest first, read from the database: no right hides any. */
  history(ticketId: string): DeskTransaction[];
  loginCookie(person: string): Promise<LoginCookie>;
  /** Changes a ticket through the REST interface as a person would by hand. */
  editAs(person: string, ticketId: string, change: object): Promise<void>;
  /** Replies to the customer as a person would by hand. */
  replyAs(person: string, ticketId: string, message: { Subject?: string; Content?: string }): Promise<void>;
  stop(): Promise<void>;
}

const plainMessage = { Content: 'Hello', ContentType: 'text/plain' };

const exec = promisify(execFile);
const seeded = z.object({ token: z.string(), ids: z.record(z.string(), z.coerce.string()) });

const fillDatabase = async (
  installation: Installation,
  dir: string,
  env: NodeJS.ProcessEnv,
  password: string,
) => {
  const story = tellStory(new Date());
  const setUp = (...args: string[]) => exec(installation.setupDatabase, args, { env, maxBuffer: 1 << 26 });
  await writeFile(join(dir, 'root-password'), `${password}\n`);
  await writeFile(join(dir, 'desk.json'), initialData(deskPeople(story, password)));
  await setUp('--action', 'init', '--skip-create', '--root-password-file', join(dir, 'root-password'));
  await setUp('--action', 'insert', '--skip-create', '--datafile', join(dir, 'desk.json'));
  const seeding = exec('perl', ['-I', installation.perlLibrary, join(import.meta.dirname, 'seed.pl')], {
    env,
    maxBuffer: 1 << 26,
  });
  seeding.child.stdin?.end(JSON.stringify({ service: serviceAccount, tickets: deskTickets(story) }));
  return seeded.parse(JSON.parse((await seeding).stdout));
};

/** Asks the REST interface as a person with a password would; throws when it refuses. */
const askAs = async (
  person: string,
  password: string,
  method: string,
  url: string,
  body: object,
): Promise<void> => {
  const authorization = `Basic ${Buffer.from(`${person}:${password}`).toString('base64')}`;
  const answer = await fetch(url, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${person} could not ${method} ${url}: ${answer.status} ${said}`);
};

const prepareFolder = async (port: number): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'request-tracker-'));
  for (const name of ['var', 'mason', 'sessions', 'no-more-config']) await mkdir(join(dir, name));
  await writeFile(join(dir, 'site-config.pm'), siteConfig({ dir, port }));
  return dir;
};

const startIn = async (dir: string, port: number, installation: Installation): Promise<RequestTracker> => {
  const env = {
    ...process.env,
    RT_SITE_CONFIG: join(dir, 'site-config.pm'),
    RT_SITE_CONFIG_DIR: join(dir, 'no-more-config'),
  };
  const password = randomBytes(12).toString('base64url');
  const { token, ids: ticketIds } = await fillDatabase(installation, dir, env, password);
  const live = join(dir, 'rt.db');
  await copyFile(live, join(dir, 'golden.db'));
  const golden = new DatabaseSync(join(dir, 'golden.db'), { readOnly: true });
  const stopServer = await serve(installation.server, port, env);
  const url = `http://127.0.0.1:${port}`;
  const ticketUrl = (ticketId: string) => `${url}/REST/2.0/ticket/${ticketId}`;
  return {
    url,
    token,
    ticketIds,
    password,
    resetTickets: async () => void (await backup(golden, live, { rate: 10_000 })),
    history: ticketId => historyOf(live, ticketId),
    loginCookie: person => logIn(url, person, password),
    editAs: (person, ticketId, change) => askAs(person, password, 'PUT', ticketUrl(ticketId), change),
    replyAs: (person, ticketId, message) =>
      askAs(person, password, 'POST', `${ticketUrl(ticketId)}/correspond`, { ...plainMessage, ...message }),
    stop: async () => {
      await stopServer();
      golden.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** Starts an own Request Tracker with the story's people and tickets, in a few seconds. */
export const startRequestTracker = async (): Promise<RequestTracker> => {
  const installation = await findRequestTracker();
  if ('missing' in installation) throw new Error(installation.missing);
  const port = await freePort();
  const dir = await prepareFolder(port);
  try {
    return await startIn(dir, port, installation);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
};
