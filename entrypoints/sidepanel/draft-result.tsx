import { DraftReply } from '../../components/draft/draft-reply.tsx';
import { copiedText } from '../../components/draft/draft-text.ts';
import { proposedValue } from '../../components/proposal/proposal-form.ts';
import { useKeys } from '../../components/ui/use-keys.ts';
import type { Draft } from '../../lib/core/draft.ts';
import { ChangesView } from './changes-view.tsx';
import { copyReply } from './copy-reply.ts';
import type { DraftPartProps } from './draft-part.tsx';

/** A finished draft, copying it, and the changes it suggests. */
export const DraftResult = ({
  me,
  tabId,
  plan,
  reading,
  work,
  draft,
  onOpenSource,
}: DraftPartProps & { draft: Draft }) => {
  const changing = work.differs ? 'The page is changing.' : null;
  const copyRefused = work.outdated ? 'Draft again first.' : changing;
  const copy = () => {
    if (copyRefused) return;
    const reply = draft.suggestions.find(({ change }) => change.kind === 'reply');
    void copyReply(reply ? proposedValue(work.form, reply) : copiedText(draft), tabId, reading);
  };
  useKeys({ c: copy });
  return (
    <>
      <DraftReply
        draft={draft}
        expiresAt={new Date(work.expiresAtMs ?? 0).toISOString()}
        outdated={work.outdated}
        wishes={work.wishes}
        copyRefused={copyRefused}
        onCopy={copy}
        onDraftAgain={work.begin}
        onOpenSource={onOpenSource}
      />
      <ChangesView
        me={me}
        draft={draft}
        plan={plan}
        form={work.form}
        outdated={work.outdated}
        onForm={work.setForm}
        onOpenSource={onOpenSource}
      />
    </>
  );
};
