import { z } from 'zod';
import { anyResolvingRight, exceptionKinds, exceptionStates } from '../core/exception.ts';
import { person } from '../core/proposal.ts';
import { recordRef } from '../core/record.ts';
import { endpoint } from './endpoint.ts';
import { idParam, none, pageOf, pageQuery } from './shared.ts';

const exception = z.strictObject({
  id: z.uuid(),
  kind: z.enum(exceptionKinds),
  state: z.enum(exceptionStates),
  /** The record it was seen on, last. */
  record: recordRef,
  field: z.string().nullable(),
  /** Of a broken locator: the site whose map is meant. */
  site: z.string().nullable(),
  policyVersion: z.number().int().nullable(),
  summary: z.string(),
  proposalId: z.string().nullable(),
  seen: z.number().int(),
  openedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  owner: person.nullable(),
  dueAt: z.iso.datetime().nullable(),
  resolution: z
    .strictObject({
      reasonCode: z.string(),
      reason: z.string(),
      note: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Why the person signed in can neither take nor resolve it, or null when they can. */
  refused: z.string().nullable(),
});
export type ShownException = z.infer<typeof exception>;

export const exceptionsList = endpoint({
  id: 'exceptions.list',
  method: 'get',
  path: '/v1/exceptions',
  summary:
    'Exceptions, newest first: values that are missing, stale or conflicting, pages that show another record, locators that broke.',
  access: 'signed-in',
  params: none,
  query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'resolved']).default('open') }),
  body: none,
  response: pageOf(exception),
  form: 'json',
});

export const exceptionsTake = endpoint({
  id: 'exceptions.take',
  method: 'post',
  path: '/v1/exceptions/{id}/owner',
  summary: 'Make an open exception one’s own, to be resolved by a moment. Takes it over from whoever had it.',
  access: anyResolvingRight,
  params: idParam,
  query: none,
  body: z.strictObject({ dueAt: z.iso.datetime() }),
  response: exception,
  form: 'json',
});

export const exceptionsResolve = endpoint({
  id: 'exceptions.resolve',
  method: 'post',
  path: '/v1/exceptions/{id}/resolution',
  summary: 'Say why an open exception is over. Changes no value anywhere.',
  access: anyResolvingRight,
  params: idParam,
  query: none,
  body: z.strictObject({ reasonCode: z.string().max(64), note: z.string().trim().max(500).default('') }),
  response: exception,
  form: 'json',
});
