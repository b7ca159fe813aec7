import { Facts } from '../../components/draft/facts.tsx';
import { usedFields } from '../../components/draft/used-fields.ts';
import { ReadReceipt } from '../../components/reading/read-receipt.tsx';
import { receiptOf } from '../../components/reading/receipt.ts';
import { Section } from '../../components/ui/section.tsx';
import type { Me } from '../../lib/contract/session.ts';
import type { FieldPlan, Reading } from '../../lib/core/plan.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { recordKey } from '../../lib/core/record-key.ts';
import { DraftPart } from './draft-part.tsx';
import { useDraftWork } from './use-draft-work.ts';
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
export const DraftView = (props: DraftViewProps) => {
  const { me, tabId, plan, reading, title, record } = props;
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
      <Section title={title || plan.recordTitle}>
        <p className="quiet">{`${plan.site.title} · ${plan.recordTitle} ${record.id}`}</p>
        <ReadReceipt receipt={receiptOf(plan, reading, used)} />
      </Section>
      {run && run.facts.length > 0 && <Facts facts={run.facts} used={used ?? new Set()} />}
      {me.rights.includes('draft') && <DraftPart {...props} work={work} onOpenSource={openSource} />}
      {sources.dialog}
    </>
  );
};
