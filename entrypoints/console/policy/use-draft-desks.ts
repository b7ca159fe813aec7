import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  type DraftDesk,
  openDraftDesk,
  type SaveEdits,
} from '../../../components/policy/document/draft-desk.ts';
import type { PolicyDraftDetail } from '../../../lib/contract/policy-drafts.ts';
import { ProblemError } from '../../../lib/contract/problem-error.ts';
import { callApi } from '../../../lib/messaging/client.ts';

export const draftKey = (sub: string, id: string) => [sub, 'policies', 'draft', id];

const saveTo =
  (queries: QueryClient, sub: string, id: string): SaveEdits =>
  async (revision, edits) => {
    try {
      const draft = await callApi('policies.draft.edit', {
        params: { id },
        body: { revision, edits: [...edits] },
      });
      queries.setQueryData(draftKey(sub, id), draft);
      return { ok: true, document: draft.document, revision: draft.revision };
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : null;
      const conflict = problem?.code === 'conflict';
      if (conflict) await queries.invalidateQueries({ queryKey: draftKey(sub, id) });
      const details = problem?.details ?? [];
      return { ok: false, conflict, message: [(error as Error).message, ...details].join(' ') };
    }
  };

/** The drafts that this person writes in: they outlive the view, so that going to another room loses nothing. */
export const useDraftDesks = (sub: string) => {
  const queries = useQueryClient();
  const [desks] = useState(() => new Map<string, DraftDesk>());
  useEffect(() => {
    const holdBack = (event: BeforeUnloadEvent) => {
      if ([...desks.values()].some(desk => desk.isUnsaved())) event.preventDefault();
    };
    window.addEventListener('beforeunload', holdBack);
    return () => window.removeEventListener('beforeunload', holdBack);
  }, [desks]);
  return {
    deskOf: ({ id, document, revision }: PolicyDraftDetail): DraftDesk => {
      const desk = desks.get(id) ?? openDraftDesk(document, revision, saveTo(queries, sub, id));
      desks.set(id, desk);
      return desk;
    },
  };
};
export type DraftDesks = ReturnType<typeof useDraftDesks>;
