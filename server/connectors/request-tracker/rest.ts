import { z } from 'zod';
import { Fault } from '../../../lib/core/fault.ts';
import type { HttpClient } from '../http/client.ts';
import { readAnswer } from '../read-answer.ts';
import { type CoreColumn, coreColumns } from './config.ts';

/** Request Tracker writes numbers now as numbers, now as text. */
const text = z.union([z.string(), z.number().transform(String)]);
const reference = z.object({ id: text });
const customField = z.object({ id: text, name: z.string(), values: z.array(z.unknown()) });

const columnShape = z
  .union([
    text,
    reference.transform(({ id }) => id),
    z.array(reference).transform(list => list.map(({ id }) => id).join(', ')),
  ])
  .nullish();

const ticketAnswer = z.object({
  id: z.coerce.number().int(),
  CustomFields: z.array(customField).default([]),
  ...(Object.fromEntries(coreColumns.map(column => [column, columnShape])) as Record<
    CoreColumn,
    typeof columnShape
  >),
});

const transactionAnswer = z.object({
  id: z.coerce.number().int().positive(),
  Type: z.string(),
  Field: text.nullish(),
  OldValue: text.nullish(),
  NewValue: text.nullish(),
  Data: text.nullish(),
  Creator: reference,
  Created: z.iso.datetime(),
  CustomFields: z.array(customField).default([]),
});
export type Transaction = z.output<typeof transactionAnswer>;

const historyAnswer = z.object({ items: z.array(transactionAnswer) });
const userAnswer = z.object({ Name: z.string() });

export interface Ticket {
  id: number;
  /** Id of the last transaction that the service account may see. */
  version: string;
  columns: Record<CoreColumn, string | null>;
  /** Fields the service account may see, by name. */
  customFields: Map<string, { id: string; values: readonly unknown[] }>;
}

const unset = new Set(['', 'Nobody', '1970-01-01T00:00:00Z']);
const perPage = 20;
const maxPages = 100;

/** For a whole search of a ticket's history, however many pages it takes. */
export interface SearchLimits {
  ms: number;
  bytes: number;
}
const searchLimits: SearchLimits = { ms: 20_000, bytes: 32_000_000 };
const historyFields = 'Type,Field,OldValue,NewValue,Data,Creator,Created,CustomFields';

/** Reads tickets, their history and accounts from a Request Tracker, in terms a connector thinks in. */
export const requestTrackerReader = (send: HttpClient, title: string, limits = searchLimits) => {
  const ticket = async (id: string): Promise<Ticket> => {
    const answer = await send({ method: 'GET', path: ['ticket', id] });
    const { CustomFields, id: actual, ...columns } = readAnswer(title, ticketAnswer, answer);
    const version = /^"(\d+)"$/.exec(answer.headers.etag ?? '')?.[1];
    if (!version) throw new Fault('upstream-refused', `${title} gave a ticket without a version.`);
    // A merged ticket answers in the name of another one; what was approved for this one is not for that one.
    if (String(actual) !== id) throw new Fault('not-found', `Ticket ${id} was merged into ticket ${actual}.`);
    const set = (column: CoreColumn) => (unset.has(columns[column] ?? '') ? null : (columns[column] ?? null));
    return {
      id: actual,
      version,
      columns: Object.fromEntries(coreColumns.map(column => [column, set(column)])) as Ticket['columns'],
      customFields: new Map(CustomFields.map(({ id: field, name, values }) => [name, { id: field, values }])),
    };
  };

  const historyPage = async (id: string, page: number, deadline: AbortSignal) => {
    const query = {
      page: String(page),
      per_page: String(perPage),
      orderby: 'id',
      order: 'DESC',
      fields: historyFields,
    };
    const answer = await send({ method: 'GET', path: ['ticket', id, 'history'], query, deadline });
    return { items: readAnswer(title, historyAnswer, answer).items, bytes: answer.bytes };
  };

  /**
   * The transactions after a version, newest first. A page can be short or empty, for what the account may not see is
   * left out of it after paging; only meeting the version itself shows that all were seen. Faults when the whole search
   * takes too long or brings too much.
   */
  const transactionsSince = async (id: string, version: string): Promise<Transaction[]> => {
    const since: Transaction[] = [];
    const deadline = AbortSignal.timeout(limits.ms);
    let left = limits.bytes;
    for (let page = 1; page <= maxPages && left > 0; page++) {
      const { items, bytes } = await historyPage(id, page, deadline);
      left -= bytes;
      for (const transaction of items) {
        if (transaction.id <= Number(version)) return since;
        since.push(transaction);
      }
    }
    throw new Fault('upstream-refused', `The history of ticket ${id} is too long to be searched.`);
  };

  const accountName = async (userId: string): Promise<string> =>
    readAnswer(title, userAnswer, await send({ method: 'GET', path: ['user', userId] })).Name;

  return { ticket, transactionsSince, accountName };
};

export type RequestTrackerReader = ReturnType<typeof requestTrackerReader>;
