import { useMutation, useQueryClient } from '@tanstack/react-query';
import { numberedSources } from '../../components/draft/draft-text.ts';
import { type ProposalForm, pickedChanges, whyNotReady } from '../../components/proposal/proposal-form.ts';
import { SuggestedChanges } from '../../components/proposal/suggested-changes.tsx';
import { say } from '../../components/ui/say.ts';
import { useKeys } from '../../components/ui/use-keys.ts';
import type { Me } from '../../lib/contract/session.ts';
import type { Draft } from '../../lib/core/draft.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { problemText } from '../pages/query-client.ts';
import { useSentOnce } from '../pages/use-sent-once.ts';

const sendKeys = navigator.userAgent.includes('Mac') ? '⌘ ↵' : 'Ctrl ↵';

/** The suggested changes of a draft, and sending those that were picked. */
export const ChangesView = ({
  me,
  draft,
  plan,
  form,
  outdated,
  onForm,
  onOpenSource,
}: {
  me: Me;
  draft: Draft;
  plan: FieldPlan;
  form: ProposalForm;
  outdated: boolean;
  onForm: (form: ProposalForm) => void;
  onOpenSource: (sourceId: string) => void;
}) => {
  const queries = useQueryClient();
  const once = useSentOnce();
  const propose = useMutation({
    mutationFn: () => {
      const { runId, record } = draft;
      const content = {
        runId,
        record,
        changes: pickedChanges(form, draft.suggestions),
        reason: form.reason.trim(),
      };
      return callApi('proposals.create', { body: { id: once.idFor(content), ...content } });
    },
    onSuccess: proposal => {
      once.accepted();
      say(`Proposal #${proposal.number} is sent`);
      onForm({ picked: [], edited: {}, reason: '' });
      void queries.invalidateQueries({ queryKey: [me.sub, 'proposals'] });
    },
  });
  const blocked = outdated
    ? 'The record changed. Draft again first.'
    : me.rights.includes('propose')
      ? null
      : 'Your role cannot propose changes.';
  const ready = !blocked && !propose.isPending && whyNotReady(form, draft.suggestions) === null;
  useKeys({ 'mod+Enter': ready ? () => propose.mutate() : undefined });
  return (
    <SuggestedChanges
      suggestions={draft.suggestions}
      sources={numberedSources(draft)}
      form={form}
      optionsOf={field => plan.fields.find(({ id }) => id === field)?.options ?? null}
      sending={propose.isPending}
      blocked={blocked}
      problem={problemText(propose.error)}
      sendKeys={sendKeys}
      onForm={onForm}
      onPropose={() => propose.mutate()}
      onOpenSource={onOpenSource}
    />
  );
};
