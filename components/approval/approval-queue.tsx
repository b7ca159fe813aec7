import './approval-queue.css';
import { useRef } from 'react';
import type { Me } from '../../lib/contract/session.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/now.tsx';
import { Section } from '../ui/section.tsx';
import { Age } from '../ui/time.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useSettled } from '../ui/use-settled.ts';
import { ApprovalCard } from './approval-card.tsx';
import { QueueTools } from './queue-tools.tsx';
import { useOpenCard } from './use-open-card.ts';
import { whyNotApprovable, whyNotDecidable } from './why-not-decidable.ts';

export interface ApprovalQueueProps {
  proposals: readonly ShownProposal[];
  /** More wait than are listed here. */
  isCut: boolean;
  /** Lists what waits behind the last one listed; null while that is on its way. */
  onMore: (() => void) | null;
  me: Pick<Me, 'sub' | 'rights' | 'roles'>;
  pageValuesOf: (proposal: ShownProposal) => ReadonlyMap<string, string>;
  sending: boolean;
  /** What went wrong when this card was decided last. */
  problemOf: (proposal: ShownProposal) => string | null;
  onApprove: (proposal: ShownProposal) => void;
  onEdit: (proposal: ShownProposal) => void;
  onReject: (proposal: ShownProposal) => void;
  onHelp: () => void;
  onOpenSource: (proposal: ShownProposal, sourceId: string) => void;
}

/** What waits for this person, the oldest first, one card at a time, by mouse or by single keys. */
export const ApprovalQueue = (props: ApprovalQueueProps) => {
  const { proposals, isCut, me, pageValuesOf, sending, onHelp } = props;
  const tools = useRef<HTMLDivElement>(null);
  const nowMs = useNow();
  const card = useOpenCard(proposals);
  const { proposal } = card;
  const pageValues = proposal ? pageValuesOf(proposal) : new Map<string, string>();
  const settled = useSettled(proposal ? cardContent(proposal, pageValues) : '');
  const refused = proposal ? whyNotDecidable(proposal, me, nowMs) : null;
  const notApprovable = proposal ? whyNotApprovable(proposal, me) : null;

  const decide = (action: (proposal: ShownProposal) => void) => () => {
    if (proposal && settled && !refused && !sending) action(proposal);
  };
  const ways = {
    onApprove: notApprovable ? () => undefined : decide(props.onApprove),
    onEdit: decide(props.onEdit),
    onReject: decide(props.onReject),
  };
  useKeys({
    j: () => card.move(1),
    k: () => card.move(-1),
    a: ways.onApprove,
    e: ways.onEdit,
    r: ways.onReject,
    '/': () => tools.current?.querySelector('input')?.focus(),
    '?': onHelp,
  });

  return (
    <Section
      title={`Approvals ${proposals.length}${isCut ? '+' : ''}`}
      aside={<Oldest proposals={proposals} />}
    >
      {proposals.length > 0 && <QueueTools card={card} ref={tools} onHelp={onHelp} />}
      {proposal ? (
        <ApprovalCard
          key={proposal.id}
          proposal={proposal}
          pageValues={pageValues}
          refused={refused}
          notApprovable={notApprovable}
          sending={sending}
          problem={props.problemOf(proposal)}
          {...ways}
          onOpenSource={sourceId => props.onOpenSource(proposal, sourceId)}
        />
      ) : (
        <p className="quiet">{card.search ? 'No proposal matches.' : 'Nothing waits for you.'}</p>
      )}
      {isCut && <More listed={proposals.length} onMore={props.onMore} />}
    </Section>
  );
};

/** Changes whenever anything does that a person would want to read before deciding. */
const cardContent = (
  { id, seal, state, decisions }: ShownProposal,
  pageValues: ReadonlyMap<string, string>,
): string => JSON.stringify([id, seal, state, decisions.length, ...pageValues]);

const More = ({ listed, onMore }: { listed: number; onMore: (() => void) | null }) => (
  <p className="row quiet">
    {`${listed} are listed, the oldest first. More wait.`}
    <Button refused={onMore ? null : 'Loading…'} onPress={() => onMore?.()}>
      List more
    </Button>
  </p>
);

const Oldest = ({ proposals }: { proposals: readonly ShownProposal[] }) => {
  const oldest = proposals.map(({ createdAt }) => createdAt).sort()[0];
  return (
    oldest && (
      <span>
        oldest <Age at={oldest} />
      </span>
    )
  );
};
