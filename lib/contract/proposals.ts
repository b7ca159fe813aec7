import { z } from 'zod';
import { proposalState, requestedChange } from '../core/proposal.ts';
import { recordRef } from '../core/record.ts';
import { shownProposal } from '../core/shown-proposal.ts';
import { endpoint } from './endpoint.ts';
import { idParam, none, pageOf, pageQuery } from './shared.ts';

const reason = z.string().trim().min(3, 'say why in a few words').max(500);
const seal = z.string().regex(/^[0-9a-f]{64}$/);

export const proposalsCreate = endpoint({
  id: 'proposals.create',
  method: 'post',
  path: '/v1/proposals',
  summary:
    'Package changes of one record as a proposal. Sending the same id again gives the stored proposal.',
  access: 'propose',
  params: none,
  query: none,
  body: z.strictObject({
    id: z.uuid(),
    runId: z.uuid().nullable(),
    record: recordRef,
    changes: z.array(requestedChange).min(1).max(20),
    reason,
  }),
  response: shownProposal,
  form: 'json',
});

export const proposalsList = endpoint({
  id: 'proposals.list',
  method: 'get',
  path: '/v1/proposals',
  summary:
    'Proposals, newest first; those that wait for a decision, for which the right to decide is needed, oldest first.',
  access: 'signed-in',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    scope: z.enum(['mine', 'to-decide', 'all']).default('mine'),
    state: proposalState.optional(),
    system: z.string().max(64).optional(),
    recordId: z.string().max(120).optional(),
  }),
  body: none,
  response: pageOf(shownProposal),
  form: 'json',
});

export const proposalsShow = endpoint({
  id: 'proposals.show',
  method: 'get',
  path: '/v1/proposals/{id}',
  summary: 'One proposal as its card.',
  access: 'signed-in',
  params: idParam,
  query: none,
  body: none,
  response: shownProposal,
  form: 'json',
});

export const proposalsDecide = endpoint({
  id: 'proposals.decide',
  method: 'post',
  path: '/v1/proposals/{id}/decisions',
  summary: 'Approve or reject exactly the card with this seal.',
  access: 'decide',
  params: idParam,
  query: none,
  body: z.strictObject({
    seal,
    outcome: z.enum(['approve', 'reject']),
    reasonCode: z.string().max(64).nullable().default(null),
    note: z.string().max(500).default(''),
  }),
  response: shownProposal,
  form: 'json',
});

export const proposalsEdit = endpoint({
  id: 'proposals.edit',
  method: 'post',
  path: '/v1/proposals/{id}/edits',
  summary:
    'Change proposed values before deciding. The gate is evaluated again and the card gets a new seal.',
  access: 'decide',
  params: idParam,
  query: none,
  body: z.strictObject({
    seal,
    edits: z
      .array(
        z.strictObject({ index: z.number().int().min(0).max(50), proposed: z.string().min(1).max(20_000) }),
      )
      .min(1)
      .max(20),
  }),
  response: shownProposal,
  form: 'json',
});

export const proposalsWithdraw = endpoint({
  id: 'proposals.withdraw',
  method: 'post',
  path: '/v1/proposals/{id}/withdrawal',
  summary: 'Take back one’s own proposal while it waits.',
  access: 'propose',
  params: idParam,
  query: none,
  body: none,
  response: shownProposal,
  form: 'json',
});

export const proposalsRollBack = endpoint({
  id: 'proposals.roll-back',
  method: 'post',
  path: '/v1/proposals/{id}/rollbacks',
  summary: 'Propose the exact inverse of what was applied, built from the stored receipts.',
  access: 'roll-back',
  params: idParam,
  query: none,
  body: z.strictObject({ id: z.uuid(), reason }),
  response: shownProposal,
  form: 'json',
});
