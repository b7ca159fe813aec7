import { DraftReply } from '../../components/draft/draft-reply.tsx';
import { copiedText } from '../../components/draft/draft-text.ts';
import { Facts } from '../../components/draft/facts.tsx';
import { RunEnd } from '../../components/draft/run-end.tsx';
import { RunProgress } from '../../components/draft/run-progress.tsx';
import { usedFields } from '../../components/draft/used-fields.ts';
import { proposedValue } from '../../components/proposal/proposal-form.ts';
import { ReadReceipt } from '../../components/reading/read-receipt.tsx';
import { receiptOf } from '../../components/reading/receipt.ts';
import { Section } from '../../components/ui/section.tsx';
import { useKeys } from '../../components/ui/use-keys.ts';
import type { Me } from '../../lib/contract/session.ts';
import type { FieldPlan, Reading } from '../../lib/core/plan.ts';
import { type RecordRef, recordKey } from '../../lib/core/record.ts';
import { ChangesView } from './changes-view.tsx';
import { copyReply } from './copy-reply.ts';
import { type DraftWork, useDraftWork } from './use-draft-work.ts';
import { highlight, useSources } from './use-sources.tsx';

export interface DraftViewProps {
  me: Me;
  tabId: number;
  plan: FieldPlan;
  reading: Reading;
  title: string;
  record: RecordRef;
}

/** One open record: what was read, what is known, the draft, and the changes it suggests. */
export const DraftView = ({ me, tabId, plan, reading, title, record }: DraftViewProps) => {
  const work = useDraftWork(recordKey(record), me.sub, reading, plan.localDraftSeconds);
  const sources = useSources();
  const { run, draft } = work;
  const used = draft && usedFields(draft);
  const openSource = async (sourceId: string) => {
    const field = draft?.sources.find(source => source.sourceId === sourceId)?.kind === 'field';
    const found = field && (await highlight(tabId, sourceId.replace(/^field:/, '')));
    if (!found && run) sources.show(run.runId, sourceId);
  };
  return (
    <>
      <Section title={title || plan.recordTitle} aside={`${plan.site.title} ${record.id}`}>
        <ReadReceipt receipt={receiptOf(plan, reading, used)} />
      </Section>
      {run && run.facts.length > 0 && <Facts facts={run.facts} used={used ?? new Set()} />}
      {me.rights.includes('draft') && (
        <DraftPart work={work} tabId={tabId} reading={reading} onOpenSource={openSource} />
      )}
      {draft && (
        <ChangesView
          me={me}
          draft={draft}
          plan={plan}
          form={work.form}
          outdated={work.outdated}
          onForm={work.setForm}
          onOpenSource={openSource}
        />
      )}
      {sources.dialog}
    </>
  );
};

const DraftPart = ({
  work,
  tabId,
  reading,
  onOpenSource,
}: {
  work: DraftWork;
  tabId: number;
  reading: Reading;
  onOpenSource: (sourceId: string) => void;
}) => {
  const { run, draft, wishes } = work;
  const copyRefused = work.outdated ? 'Draft again first.' : null;
  const copy = () => {
    if (!draft || copyRefused) return;
    const reply = draft.suggestions.find(({ change }) => change.kind === 'reply');
    void copyReply(reply ? proposedValue(work.form, reply) : copiedText(draft), tabId, reading);
  };
  useKeys({ c: draft ? copy : undefined });
  if (!run) return <RunEnd end={{ state: 'none' }} onDraft={() => work.begin(wishes)} />;
  if (!run.ending)
    return <RunProgress nodes={run.nodes} text={run.text} waiting={work.waiting} onCancel={work.cancel} />;
  if (run.ending.state !== 'done') return <RunEnd end={run.ending} onDraft={() => work.begin(wishes)} />;
  return (
    <DraftReply
      draft={run.ending.draft}
      expiresAt={new Date(work.expiresAtMs ?? 0).toISOString()}
      outdated={work.outdated}
      wishes={wishes}
      copyRefused={copyRefused}
      onCopy={copy}
      onDraftAgain={work.begin}
      onOpenSource={onOpenSource}
    />
  );
};
