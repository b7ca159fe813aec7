import { useState } from 'react';
import { DraftReply } from '../../components/draft/draft-reply.tsx';
import { numberedSources } from '../../components/draft/draft-text.ts';
import { Facts } from '../../components/draft/facts.tsx';
import { RunEnd } from '../../components/draft/run-end.tsx';
import { RunProgress } from '../../components/draft/run-progress.tsx';
import { startingForm } from '../../components/proposal/proposal-form.ts';
import { ProposalList } from '../../components/proposal/proposal-list.tsx';
import { SuggestedChanges } from '../../components/proposal/suggested-changes.tsx';
import { ReadReceipt } from '../../components/reading/read-receipt.tsx';
import { receiptOf } from '../../components/reading/receipt.ts';
import { RecordState } from '../../components/reading/record-state.tsx';
import { PanelHeader } from '../../components/session/panel-header.tsx';
import { SessionGate } from '../../components/session/session-gate.tsx';
import { Section } from '../../components/ui/section.tsx';
import { draft, facts, suggestions } from './samples/draft.ts';
import { ago, amira } from './samples/people.ts';
import { everyState } from './samples/proposals.ts';
import { plan, reading } from './samples/reading.ts';
import { nothing, Show } from './show.tsx';

const Changes = ({ problem, blocked }: { problem: string | null; blocked: string | null }) => {
  const [form, setForm] = useState(() => ({
    ...startingForm(suggestions),
    reason: 'duplicate charge confirmed',
  }));
  return (
    <SuggestedChanges
      suggestions={suggestions}
      sources={numberedSources(draft)}
      form={form}
      optionsOf={field => (field === 'refund_status' ? ['None', 'Requested', 'Approved', 'Paid'] : null)}
      sending={false}
      blocked={blocked}
      problem={problem}
      sendKeys="Ctrl ↵"
      onForm={setForm}
      onPropose={nothing}
      onOpenSource={nothing}
    />
  );
};

const reply = {
  expiresAt: ago(-222),
  wishes: { tone: 'plain', length: 'normal' },
  copyRefused: null,
  onCopy: nothing,
  onDraftAgain: nothing,
  onOpenSource: nothing,
} as const;

const receipt = receiptOf(plan, reading, new Set(['amount', 'refund_status']));

const AgentPanel = () => (
  <>
    <PanelHeader me={amira} onSignOut={nothing} onOpenConsole={nothing} />
    <Section title="Charged twice for the March invoice">
      <p className="quiet">Help desk · Ticket 1042</p>
      <ReadReceipt receipt={receipt} />
    </Section>
    <Facts facts={facts} used={new Set(['amount'])} />
    <DraftReply draft={draft} outdated={false} {...reply} />
    <Changes problem={null} blocked={null} />
    <Section title="Mine">
      <ProposalList proposals={everyState} />
    </Section>
  </>
);

const backend = 'https://countersign.example';
const gate = { signingIn: false, problem: null, onSignIn: nothing, onRetry: nothing, children: () => null };
const record = { onGrant: nothing, onReadAgain: nothing };
const site = 'Help desk';

const DraftShows = () => (
  <>
    <Show name="Run at work">
      <RunProgress
        nodes={[
          { node: 'collect', state: 'finished', note: '9 fields' },
          { node: 'reconcile', state: 'finished', note: '1 conflict' },
          { node: 'rules', state: 'started', note: '' },
        ]}
        text=""
        waiting="The line broke. Connecting again."
        onCancel={nothing}
      />
    </Show>
    <Show name="Draft outdated and degraded">
      <DraftReply
        draft={{ ...draft, degraded: ['The model did not answer; sentences are taken from articles.'] }}
        outdated
        {...reply}
        expiresAt={ago(-30)}
        copyRefused="The record changed."
      />
    </Show>
    <Show name="No draft yet">
      <RunEnd end={{ state: 'none' }} onDraft={nothing} />
    </Show>
    <Show name="Draft expired">
      <RunEnd end={{ state: 'expired' }} onDraft={nothing} />
    </Show>
    <Show name="Run stopped">
      <RunEnd
        end={{ state: 'stopped', reason: 'This customer has asked for no AI.', rule: 'no-ai' }}
        onDraft={nothing}
      />
    </Show>
    <Show name="Run failed">
      <RunEnd end={{ state: 'failed', reason: 'The help desk did not answer.' }} onDraft={nothing} />
    </Show>
  </>
);

export const PanelShows = () => (
  <>
    <Show name="Agent panel">
      <AgentPanel />
    </Show>
    <DraftShows />
    <Show name="Changes not sent">
      <Changes problem="The backend does not answer." blocked={null} />
    </Show>
    <Show name="Changes blocked">
      <Changes problem={null} blocked="The record changed. Draft again first." />
    </Show>
    <Show name="Session loading">
      <SessionGate session={null} {...gate} />
    </Show>
    <Show name="Signed out">
      <SessionGate session={{ state: 'signed-out', reason: null, backend }} {...gate} />
    </Show>
    <Show name="Offline">
      <SessionGate session={{ state: 'offline', reason: 'No connection.', backend }} {...gate} />
    </Show>
    <Show name="No site">
      <RecordState result={{ state: 'no-site', origin: 'https://news.example' }} {...record} />
    </Show>
    <Show name="Needs grant">
      <RecordState result={{ state: 'needs-grant', host: 'https://desk.example/*', site }} {...record} />
    </Show>
    <Show name="No record">
      <RecordState result={{ state: 'no-record', site }} {...record} />
    </Show>
    <Show name="Reading failed">
      <RecordState result={{ state: 'failed', reason: 'The page did not answer in time.' }} {...record} />
    </Show>
  </>
);
