import { RecordState } from '../../components/reading/record-state.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Section } from '../../components/ui/section.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { recordKey } from '../../lib/core/record-key.ts';
import { DraftView } from './draft-view.tsx';
import { planOf } from './open-page.ts';
import type { OpenRecord } from './use-record.ts';

/** The record beside the panel, or why there is none. */
export const RecordView = ({ me, record }: { me: Me; record: OpenRecord }) => {
  const { result, problem, tabId } = record;
  if (problem)
    return (
      <Section title="Record">
        <Notice
          tone="bad"
          live
          title="The record could not be read"
          actions={<Button onPress={record.readAgain}>Try again</Button>}
        >
          {problem}
        </Notice>
      </Section>
    );
  if (!result || tabId === null)
    return (
      <Section title="Record">
        <Skeleton label="Reading the record" lines={6} />
      </Section>
    );
  if (result.state !== 'read')
    return <RecordState result={result} onGrant={record.grant} onReadAgain={record.readAgain} />;
  const plan = planOf(result);
  const open = { system: plan.system, type: result.reading.recordType, id: result.reading.recordId };
  return (
    <DraftView
      key={recordKey(open)}
      me={me}
      tabId={tabId}
      plan={plan}
      reading={result.reading}
      title={result.title}
      record={open}
    />
  );
};
