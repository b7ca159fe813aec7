import './approval-queue.css';
import { useRef, useState } from 'react';
import type { Me } from '../../lib/contract/session.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/now.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Age } from '../ui/time.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useSettled } from '../ui/use-settled.ts';
import { ApprovalCard } from './approval-card.tsx';
import { whyNotDecidable } from './why-not-decidable.ts';

export interface ApprovalQueueProps {
  proposals: readonly Proposal[];
  me: Pick<Me, 'sub' | 'rights' | 'roles'>;
  pageValuesOf: (proposal: Proposal) => ReadonlyMap<string, string>;
  sending: boolean;
  /** What went wrong when this card was decided last. */
  problemOf: (proposal: Proposal) => string | null;
  onApprove: (proposal: Proposal) => void;
  onEdit: (proposal: Proposal) => void;
  onReject: (proposal: Proposal) => void;
  onHelp: () => void;
  onOpenSource: (proposal: Proposal, sourceId: string) => void;
}

/** What waits for this person, the oldest first, one card at a time, by mouse or by single keys. */
export const ApprovalQueue = (props: ApprovalQueueProps) => {
  const [search, setSearch] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const nowMs = useNow();
  const found = props.proposals
    .filter(proposal => matches(proposal, search))
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const position = Math.max(
    0,
    found.findIndex(({ id }) => id === openId),
  );
  const proposal = found[position];
  const settled = useSettled(proposal ? cardContent(proposal) : '');
  const refused = proposal ? whyNotDecidable(proposal, props.me, nowMs) : null;

  const move = (step: number) => setOpenId(found[position + step]?.id ?? proposal?.id ?? null);
  const decide = (action: (proposal: Proposal) => void) => () => {
    if (proposal && settled && !refused && !props.sending) action(proposal);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: decide(props.onApprove),
    e: decide(props.onEdit),
    r: decide(props.onReject),
    '/': () => box.current?.querySelector('input')?.focus(),
    '?': props.onHelp,
  });

  return (
    <Section title={`Approvals ${props.proposals.length}`} aside={<Oldest proposals={props.proposals} />}>
      {props.proposals.length > 0 && (
        <div className="row approval-tools" ref={box}>
          <TextField
            label="Search the queue"
            labelHidden
            type="search"
            placeholder="Search  /"
            value={search}
            onChange={setSearch}
          />
          <span className="quiet">{proposal ? `${position + 1} of ${found.length}` : 'none'}</span>
          <IconButton
            icon="chevron"
            label="Previous (k)"
            isDisabled={position === 0}
            onPress={() => move(-1)}
          />
          <IconButton
            icon="chevron"
            label="Next (j)"
            isDisabled={position + 1 >= found.length}
            onPress={() => move(1)}
          />
          <IconButton icon="info" label="Keys (?)" onPress={props.onHelp} />
        </div>
      )}
      {proposal ? (
        <ApprovalCard
          key={proposal.id}
          proposal={proposal}
          pageValues={props.pageValuesOf(proposal)}
          refused={refused}
          settled={settled}
          sending={props.sending}
          problem={props.problemOf(proposal)}
          onApprove={() => props.onApprove(proposal)}
          onEdit={() => props.onEdit(proposal)}
          onReject={() => props.onReject(proposal)}
          onOpenSource={sourceId => props.onOpenSource(proposal, sourceId)}
        />
      ) : (
        <p className="quiet">{search ? 'No proposal matches.' : 'Nothing waits for you.'}</p>
      )}
    </Section>
  );
};

/** Changes whenever anything does that a person would want to read before deciding. */
const cardContent = ({ id, seal, state, decisions }: Proposal): string =>
  [id, seal, state, decisions.length].join(' ');

const matches = (proposal: Proposal, search: string): boolean =>
  [proposal.recordTitle, proposal.record.id, `#${proposal.number}`, proposal.proposer.name, proposal.reason]
    .join(' ')
    .toLowerCase()
    .includes(search.trim().toLowerCase());

const Oldest = ({ proposals }: { proposals: readonly Proposal[] }) => {
  const oldest = proposals.map(({ createdAt }) => createdAt).sort()[0];
  return (
    oldest && (
      <span>
        oldest <Age at={oldest} />
      </span>
    )
  );
};
