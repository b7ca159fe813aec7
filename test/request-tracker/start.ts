import { rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Story } from '../../demo/story.ts';
import { goldenDesk } from './golden.ts';
import { type DeskTransaction, historyOf } from './history.ts';
import { findRequestTracker, type Installation } from './install.ts';
import { type LoginCookie, logIn } from './log-in.ts';
import { type Place, preparePlace } from './place.ts';
import { scratchFolder } from './scratch.ts';
import { freePort, serve } from './serve.ts';

export interface RequestTracker {
  /** Address without a slash at the end. */
  url: string;
  /** Token of the service account, the only one that has a token. */
  token: string;
  /** What the desk was filled with. */
  story: Story;
  /** Request Tracker's number of each ticket of the story, by the story's id. */
  ticketIds: Record<string, string>;
  /** The password of every person of the team; their account names are the `sub`s of the story. */
  password: string;
  /** Brings back all tickets as they were at the start. */
  resetTickets(): Promise<void>;
  /**
   * All transactions of a ticket, oldest first, read from the database: no right hides any. Request Tracker adds entries of
   * its own in the name of `RT_System`: mails that a reply sent (`EmailRecord`), and a status that a reply changed.
   */
  history(ticketId: string): DeskTransaction[];
  loginCookie(person: string): Promise<LoginCookie>;
  /** Changes a ticket through the REST interface as a person would by hand. */
  editAs(person: string, ticketId: string, change: object): Promise<void>;
  /** Replies to the customer as a person would by hand. */
  replyAs(person: string, ticketId: string, message: { Subject?: string; Content?: string }): Promise<void>;
  stop(): Promise<void>;
}

const plainMessage = { Content: 'Hello', ContentType: 'text/plain' };

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

const startAt = async (place: Place, port: number, installation: Installation): Promise<RequestTracker> => {
  const { file, story, token, password, ticketIds } = await goldenDesk(installation);
  const golden = new DatabaseSync(file, { readOnly: true });
  const reset = async () => void (await backup(golden, place.database, { rate: 10_000 }));
  await reset();
  const stopServer = await serve(installation.server, port, place.env);
  const url = `http://127.0.0.1:${port}`;
  const ticketUrl = (ticketId: string) => `${url}/REST/2.0/ticket/${ticketId}`;
  return {
    url,
    token,
    story,
    ticketIds,
    password,
    resetTickets: reset,
    history: ticketId => historyOf(place.database, ticketId),
    loginCookie: person => logIn(url, person, password),
    editAs: (person, ticketId, change) => askAs(person, password, 'PUT', ticketUrl(ticketId), change),
    replyAs: (person, ticketId, message) =>
      askAs(person, password, 'POST', `${ticketUrl(ticketId)}/correspond`, { ...plainMessage, ...message }),
    stop: async () => {
      await stopServer();
      golden.close();
      await rm(place.dir, { recursive: true, force: true });
    },
  };
};

/** Starts an own Request Tracker with the story's people and tickets. */
export const startRequestTracker = async (): Promise<RequestTracker> => {
  const installation = await findRequestTracker();
  if ('missing' in installation) throw new Error(installation.missing);
  const port = await freePort();
  const place = await preparePlace(scratchFolder(), port);
  try {
    return await startAt(place, port, installation);
  } catch (error) {
    await rm(place.dir, { recursive: true, force: true });
    throw error;
  }
};
