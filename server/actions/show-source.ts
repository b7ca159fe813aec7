import type { z } from 'zod';
import type { sourcesShow } from '../../lib/contract/drafts.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { storedSource } from '../flow/stored-source.ts';
import type { Services } from '../services.ts';
import { visibleRun } from './see-run.ts';

/**
 * The text behind a source id of a draft, as it was when the run used it. An id leads to stored text only. Faults
 * `not-found` for an id that the run does not know, and `gone` where the text has expired.
 */
export const showSource = async (
  services: Services,
  person: SignedIn,
  runId: string,
  sourceId: string,
): Promise<z.output<typeof sourcesShow.response>> => {
  await visibleRun(services, person, runId);
  const found = await storedSource(services.db, runId, sourceId);
  if (found === 'expired') throw new Fault('gone', 'This source is not kept any more.');
  if (!found) throw new Fault('not-found', 'This draft has no such source.');
  const { title, kind, text, owner, dated } = found;
  return { title, kind, text, owner, dated };
};
