import type { Selectable } from 'kysely';
import { z } from 'zod';
import { flowNodes } from '../../lib/core/flow-nodes.ts';
import type { PastRun } from '../../lib/core/policy-impact.ts';
import type { Runs } from '../db/schema.ts';
import { readArtifact } from '../flow/artifacts.ts';
import { flowRequest, heldRule, ownerAnswer } from '../flow/data.ts';
import { askedAt, requestDigest } from '../flow/manifest.ts';
import type { Services } from '../services.ts';

const heldRules = z.array(heldRule);

/** What is still stored of a run's circumstances, or null where what it was asked for has expired. */
export const readPastRun = async (
  { db, policies }: Services,
  run: Pick<Selectable<Runs>, 'id' | 'record_type' | 'policy_version'>,
): Promise<PastRun | null> => {
  const digest = await requestDigest(db, run.id);
  const request = flowRequest.safeParse(digest && (await readArtifact(db, digest))).data;
  if (!request) return null;
  const answer = ownerAnswer.safeParse(await askedAt(db, run.id, flowNodes.indexOf('reconcile'))).data;
  const held = heldRules.safeParse(await askedAt(db, run.id, flowNodes.indexOf('rules'))).data;
  return {
    roles: request.roles,
    recordType: run.record_type,
    values: new Map(answer?.values.map(({ field, value }) => [field, value])),
    ranUnder: await policies.at(run.policy_version),
    held: held ? new Set(held.map(({ rule }) => rule)) : null,
  };
};
