import { z } from 'zod';
import { Fault } from '../../../lib/core/fault.ts';
import type { RecordRef } from '../../../lib/core/record.ts';
import type { Connector, Effect, RecordState, WriteIntent, WriteOutcome } from '../connector.ts';
import { type HttpAnswer, httpClient } from '../http/client.ts';
import { objectionToText } from '../plain-text.ts';
import { readAnswer } from '../read-answer.ts';
import type { SandboxConfig } from './config.ts';

const paths = { desk: ['api', 'tickets'], billing: ['billing', 'orders'], crm: ['crm', 'customers'] };

const recordAnswer = z.object({
  title: z.string(),
  version: z.string().min(1),
  asOf: z.iso.datetime(),
  fields: z.record(z.string(), z.string().nullable()),
});
const historyAnswer = z.object({
  entries: z.array(
    z.object({ id: z.string(), at: z.iso.datetime(), account: z.string(), reference: z.string() }),
  ),
});
const refusal = z.object({ error: z.string().max(500) });

const outcomeOf = ({ status, json }: HttpAnswer): WriteOutcome => {
  if (status < 300) return { outcome: 'written' };
  if (status === 412) return { outcome: 'precondition-failed' };
  const why = refusal.safeParse(json);
  return {
    outcome: 'refused',
    why: why.success ? why.data.error : `The sandbox refused it (status ${status}).`,
  };
};

/** The help desk, Billing or CRM of the sandbox. Its keys make every effect findable: each write carries the intent's. */
export const sandbox = (config: SandboxConfig, token: string): Connector => {
  const send = httpClient({ ...config, baseUrl: config.url, authorization: `Bearer ${token}` });
  const pathOf = ({ id }: RecordRef): string[] => [...paths[config.system], id];

  const read = async (record: RecordRef, fields: readonly string[]): Promise<RecordState> => {
    const answer = readAnswer(
      config.title,
      recordAnswer,
      await send({ method: 'GET', path: pathOf(record) }),
    );
    const unknown = fields.find(field => !Object.hasOwn(answer.fields, field));
    if (unknown) throw new Fault('upstream-refused', `${config.title} has no field “${unknown}”.`);
    return {
      record,
      title: answer.title,
      version: answer.version,
      values: Object.fromEntries(fields.map(field => [field, answer.fields[field] ?? null])),
      readAt: answer.asOf,
    };
  };

  const findEffect = async ({ record, key }: WriteIntent): Promise<Effect | null> => {
    const path = [...pathOf(record), 'history'];
    const answer = await send({ method: 'GET', path, query: { reference: key } });
    const { entries } = readAnswer(config.title, historyAnswer, answer);
    const entry = entries.find(({ reference }) => reference === key);
    return entry ? { effect: entry.id, writtenBy: entry.account, at: entry.at } : null;
  };

  const write = async ({ record, change, key, version }: WriteIntent): Promise<WriteOutcome> => {
    const objection = objectionToText(change.kind === 'set-field' ? change.after : change.text);
    if (objection) return { outcome: 'refused', why: objection };
    const headers = { 'if-match': `"${version}"` };
    const path = pathOf(record);
    if (change.kind === 'set-field') {
      const body = { fields: { [change.field]: change.after }, reference: key };
      return outcomeOf(await send({ method: 'PATCH', path, headers, body }));
    }
    const kind = change.kind === 'reply' ? 'public' : 'internal';
    const body = { kind, text: change.text, reference: key };
    return outcomeOf(await send({ method: 'POST', path: [...path, 'messages'], headers, body }));
  };

  const probe = async (): Promise<void> => {
    // No record has this id, so only a working sign-in gets as far as "there is no such record".
    const { status } = await send({ method: 'GET', path: [...paths[config.system], 'no-such-record'] });
    if (status !== 404) throw new Fault('upstream-refused', `${config.title} is not a sandbox.`);
  };

  return { id: config.id, writeSettlesMs: 2 * config.timeoutMs, read, findEffect, write, probe };
};
