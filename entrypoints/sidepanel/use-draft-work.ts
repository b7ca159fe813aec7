import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DraftWishes } from '../../components/draft/draft-actions.tsx';
import { type ProposalForm, startingForm } from '../../components/proposal/proposal-form.ts';
import { useNow } from '../../components/ui/now.tsx';
import { useLasting } from '../../components/ui/use-lasting.ts';
import type { Reading } from '../../lib/core/plan.ts';
import { dropKeptDraft, findKeptDraft, keepDraft } from './kept-drafts.ts';
import { finishedRun } from './run-state.ts';
import { useRun } from './use-run.ts';

/** A page that is still loading its parts looks like a changed record for a moment. */
const pageSettlesMs = 1500;
const plainWishes: DraftWishes = { tone: 'plain', length: 'normal' };

/**
 * The work on one record: its run, the person's picks and edits, and their common time of death. It is kept encrypted
 * while it lives, taken up again when the panel is opened anew, and gone when its time is over.
 */
export const useDraftWork = (recordKey: string, sub: string, reading: Reading, livesSeconds: number) => {
  const { run, waiting, setRun, start, follow, leave } = useRun();
  const [wishes, setWishes] = useState(plainWishes);
  const [form, setForm] = useState<ProposalForm | null>(null);
  const [expiresAtMs, setExpiresAtMs] = useState<number | null>(null);
  const [expired, setExpired] = useState(false);
  const begun = useRef(false);
  const draft = run?.ending?.state === 'done' ? run.ending.draft : null;

  useEffect(() => {
    void findKeptDraft(recordKey, sub).then(found => {
      if (!found || begun.current) return;
      const { runId, kept } = found;
      setWishes(kept.wishes);
      setForm(kept.form);
      setExpiresAtMs(found.expiresAtMs);
      if (kept.draft) setRun(finishedRun(runId, kept.contentHash, kept.draft));
      else follow(runId, kept.contentHash);
    });
  }, [recordKey, sub, setRun, follow]);

  const forget = useCallback(() => {
    leave();
    setForm(null);
    setExpiresAtMs(null);
    void dropKeptDraft(recordKey, sub);
  }, [leave, recordKey, sub]);

  const { runId, contentHash } = run ?? {};
  const worthKeeping = run !== null && (!run.ending || draft !== null);
  const keeping = useMemo(
    () =>
      worthKeeping && runId && contentHash && expiresAtMs
        ? { runId, expiresAtMs, kept: { contentHash, wishes, draft, form } }
        : null,
    [worthKeeping, runId, contentHash, expiresAtMs, wishes, draft, form],
  );
  useEffect(() => {
    if (keeping) void keepDraft(recordKey, sub, keeping);
  }, [recordKey, sub, keeping]);

  const nowMs = useNow();
  const isOver = expiresAtMs !== null && nowMs >= expiresAtMs;
  useEffect(() => {
    if (!isOver) return;
    forget();
    setExpired(true);
  }, [isOver, forget]);

  const differs = run !== null && run.contentHash !== reading.contentHash;
  const outdated = useLasting(differs, pageSettlesMs);

  const begin = (next: DraftWishes) => {
    begun.current = true;
    setExpired(false);
    setWishes(next);
    setForm(null);
    setExpiresAtMs(Date.now() + livesSeconds * 1000);
    void start(reading, next);
  };

  return {
    run: isOver ? null : run,
    draft: isOver ? null : draft,
    /** The last draft ran out of time, and nothing was begun since. */
    expired,
    waiting,
    wishes,
    form: form ?? startingForm(draft?.suggestions ?? []),
    expiresAtMs,
    /** The page differs from what the draft was made from: its placeholders may stand for other values now. */
    differs,
    /** It has done so for long enough that the record is another, or has changed. */
    outdated,
    setForm,
    begin,
    cancel: forget,
  };
};

export type DraftWork = ReturnType<typeof useDraftWork>;
