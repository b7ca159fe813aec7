import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { optionsIn } from '../../../components/policy/actions/vocabulary.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { ReadReceipt } from '../../../components/reading/read-receipt.tsx';
import { receiptOf } from '../../../components/reading/receipt.ts';
import { RecordState } from '../../../components/reading/record-state.tsx';
import { RolePreview } from '../../../components/sites/role-preview.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Section } from '../../../components/ui/section.tsx';
import type { ReadResult } from '../../../lib/contract/messages.ts';
import type { Me } from '../../../lib/contract/session.ts';
import type { FieldPlan } from '../../../lib/core/plan.ts';
import type { OpenPage } from '../../../lib/core/pointing.ts';
import { useDraft } from '../policy/queries.ts';
import { ask } from './ask.ts';

const previewRights = ['author-policy', 'review-policy'] as const;

interface AsRoleProps {
  me: Me;
  policy: string;
  pages: readonly OpenPage[];
  onGrant: (host: string) => void;
}

/** A real page exactly as the panel of a role would show it, under the policy of this room. */
export const AsRole = (props: AsRoleProps) =>
  previewRights.some(right => props.me.rights.includes(right)) ? (
    <div className="stack">
      <h4>Preview as a role</h4>
      <ChosenPreview {...props} />
    </div>
  ) : (
    <p className="quiet">A preview needs the right {previewRights.join(' or ')}.</p>
  );

const usePreview = (me: Me, policy: string, page: OpenPage | null, role: string) => {
  // What is still on its way to the backend shows once it is there, and not before.
  const revision = useDraft(me, policy).data?.revision;
  return useQuery({
    queryKey: [me.sub, 'role-preview', policy, revision, role, page?.tabId, page?.path],
    queryFn: () => ask({ type: 'role.preview', tabId: page?.tabId ?? 0, policy, role }),
    enabled: page !== null,
    gcTime: 0,
    staleTime: 0,
  });
};

const ChosenPreview = ({ me, policy, pages, onGrant }: AsRoleProps) => {
  const { document, problems } = usePolicyWriting();
  const roles = optionsIn(document, ['roles']);
  const [chosen, setChosen] = useState<{ tabId: number | null; role: string } | null>(null);
  const role = chosen?.role ?? roles[0]?.value ?? '';
  const sound = problems.length === 0;
  const page = pages.find(({ tabId }) => tabId === chosen?.tabId) ?? null;
  const preview = usePreview(me, policy, sound ? page : null, role);
  return (
    <RolePreview
      pages={pages}
      tabId={page?.tabId ?? null}
      roles={roles}
      seenBy={role}
      onChoose={(tabId, seenBy) => setChosen({ tabId, role: seenBy })}
    >
      {sound && page ? (
        <Preview
          result={preview.data ?? null}
          problem={preview.error?.message ?? null}
          onGrant={onGrant}
          onAgain={() => void preview.refetch()}
        />
      ) : (
        <p className="quiet">
          {sound
            ? 'Choose an open page. It is read here and now, and sent nowhere.'
            : 'The draft has problems. Mend them first.'}
        </p>
      )}
    </RolePreview>
  );
};

const Preview = ({
  result,
  problem,
  onGrant,
  onAgain,
}: {
  result: ReadResult | null;
  problem: string | null;
  onGrant: (host: string) => void;
  onAgain: () => void;
}) => {
  if (problem !== null)
    return (
      <Notice tone="bad" title="There is no preview">
        {problem}
      </Notice>
    );
  if (result === null) return <p role="status">Reading the page…</p>;
  if (result.state === 'no-site')
    return (
      <Notice title="This role sees nothing here">
        No field of these pages is granted to it, so its panel does not read them.
      </Notice>
    );
  if (result.state !== 'read') return <RecordState result={result} onGrant={onGrant} onReadAgain={onAgain} />;
  return <AsInPanel result={result} />;
};

/** The same parts, in the same order, as at the top of the panel. */
const AsInPanel = ({ result }: { result: Extract<ReadResult, { state: 'read' }> }) => {
  // The plan crossed the message as plain JSON; the worker checked it.
  const plan = result.plan as unknown as FieldPlan;
  return (
    <Section title={result.title || plan.recordTitle}>
      <p className="quiet">{`${plan.site.title} · ${plan.recordTitle} ${result.reading.recordId}`}</p>
      <ReadReceipt receipt={receiptOf(plan, result.reading, null)} />
    </Section>
  );
};
