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

/** One after the other, in the order asked: a draft that was dropped is not kept again by a slower write before it. */
let lastDone: Promise<unknown> = Promise.resolve();
const inTurn = <T>(act: (drafts: DraftStore) => Promise<T>): Promise<T> => {
  const done = lastDone.then(store).then(act);
  lastDone = done.catch(() => undefined);
  return done;
};

const newest = new Map<string, KeptWork>();

/** Keeps this work at once: a panel can be closed at any moment. Of fast typing, what was overtaken is left out. */
export const keepDraft = (recordKey: string, sub: string, work: KeptWork): Promise<void> => {
  newest.set(recordKey, work);
  return inTurn(async drafts => {
    if (newest.get(recordKey) !== work) return;
    const { kept, ...binding } = work;
    await drafts.saveDraft({ recordKey, sub, ...binding, body: JSON.stringify(kept) }, Date.now());
  });
};

/** The work kept for this record and person, or null when there is none or its time is over. */
export const findKeptDraft = (recordKey: string, sub: string): Promise<KeptWork | null> =>
  inTurn(async drafts => {
    const local = await drafts.readDraft(recordKey, sub, Date.now());
    return local && { runId: local.runId, expiresAtMs: local.expiresAtMs, kept: JSON.parse(local.body) };
  });

export const dropKeptDraft = (recordKey: string, sub: string): Promise<void> => {
  newest.delete(recordKey);
  return inTurn(drafts => drafts.dropDraft(recordKey, sub));
};
