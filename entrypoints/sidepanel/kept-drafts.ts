import { z } from 'zod';
import { draft } from '../../lib/core/draft.ts';
import { browser } from '../../lib/messaging/browser.ts';
import type { DraftStore } from '../../lib/store/drafts.ts';

/** What is kept of the work on one record: the run, its draft once there is one, and what the person wrote. */
const keptDraft = z.strictObject({
  contentHash: z.string(),
  wishes: z.strictObject({
    tone: z.enum(['plain', 'warm', 'formal']),
    length: z.enum(['normal', 'shorter']),
  }),
  /** Null while the run works: then it is taken up again by its id. */
  draft: draft.nullable(),
  form: z
    .strictObject({
      picked: z.array(z.string()).readonly(),
      edited: z.record(z.string(), z.string()).readonly(),
      reason: z.string(),
    })
    .nullable(),
});
export type KeptDraft = z.infer<typeof keptDraft>;

export interface KeptUntil {
  runId: string;
  expiresAtMs: number;
}

// The database library is only needed once there is something to keep or to look for; the first paint does not wait.
let opened: Promise<DraftStore> | undefined;
const store = (): Promise<DraftStore> => {
  opened ??= import('../../lib/store/drafts.ts').then(({ openDraftStore }) =>
    openDraftStore(browser.storage.session),
  );
  return opened;
};

export const keepDraft = async (recordKey: string, sub: string, until: KeptUntil, kept: KeptDraft) =>
  (await store()).saveDraft({ recordKey, sub, ...until, body: JSON.stringify(kept) }, Date.now());

/** The work kept for this record and person, or null when there is none or its time is over. */
export const findKeptDraft = async (
  recordKey: string,
  sub: string,
): Promise<(KeptUntil & { kept: KeptDraft }) | null> => {
  const local = await (await store()).readDraft(recordKey, sub, Date.now());
  const kept = local && keptDraft.safeParse(JSON.parse(local.body)).data;
  return kept ? { runId: local.runId, expiresAtMs: local.expiresAtMs, kept } : null;
};

export const dropKeptDraft = async (recordKey: string, sub: string): Promise<void> =>
  (await store()).dropDraft(recordKey, sub);
