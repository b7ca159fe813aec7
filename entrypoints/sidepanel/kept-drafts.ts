import type { DraftWishes } from '../../components/draft/draft-actions.tsx';
import type { ProposalForm } from '../../components/proposal/proposal-form.ts';
import type { Draft } from '../../lib/core/draft.ts';
import { browser } from '../../lib/messaging/browser.ts';
import type { DraftStore } from '../../lib/store/drafts.ts';

/**
 * What is kept of the work on one record: the run, its draft once there is one, and what the person wrote. It was sealed
 * by this extension within this browser session, so it is read back as it was written.
 */
export interface KeptDraft {
  contentHash: string;
  wishes: DraftWishes;
  /** Null while the run works: then it is taken up again by its id. */
  draft: Draft | null;
  form: ProposalForm | null;
}

/** A draft with its run and its time of death, epoch milliseconds. */
export interface KeptWork {
  runId: string;
  expiresAtMs: number;
  kept: KeptDraft;
}

// The database library is only needed once there is something to keep or to look for; the first paint does not wait.
let opened: Promise<DraftStore> | undefined;
const store = (): Promise<DraftStore> => {
  opened ??= openStore();
  return opened;
};

const openStore = async (): Promise<DraftStore> => {
  await import('../../lib/messaging/no-code-from-text.ts');
  const { openDraftStore } = await import('../../lib/store/drafts.ts');
  return openDraftStore(browser.storage.session);
};

export const keepDraft = async (recordKey: string, sub: string, work: KeptWork): Promise<void> => {
  const { kept, ...binding } = work;
  await (await store()).saveDraft({ recordKey, sub, ...binding, body: JSON.stringify(kept) }, Date.now());
};

/** The work kept for this record and person, or null when there is none or its time is over. */
export const findKeptDraft = async (recordKey: string, sub: string): Promise<KeptWork | null> => {
  const local = await (await store()).readDraft(recordKey, sub, Date.now());
  return local && { runId: local.runId, expiresAtMs: local.expiresAtMs, kept: JSON.parse(local.body) };
};

export const dropKeptDraft = async (recordKey: string, sub: string): Promise<void> =>
  (await store()).dropDraft(recordKey, sub);
