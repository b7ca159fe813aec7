import './proposal-list.css';
import type { ReactNode } from 'react';
import type { Change } from '../../lib/core/proposal.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { Badge } from '../ui/badge.tsx';
import { Digest } from '../ui/digest.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LongText } from '../ui/long-text.tsx';
import { Age } from '../ui/time.tsx';
import { ValueChange } from '../ui/value-change.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ProposalStateBadge } from './proposal-state.tsx';
import { changeTitle, proposalTitle } from './proposal-title.ts';

/** Proposals in short, each opening in place. `actions` gives what the person may do with one. */
export const ProposalList = ({
  proposals,
  actions,
  withRecord = false,
}: {
  proposals: readonly ShownProposal[];
  actions?: (proposal: ShownProposal) => ReactNode;
  withRecord?: boolean;
}) => (
  <ul className="proposal-list">
    {proposals.map(proposal => (
      <li key={proposal.id}>
        <Disclosure
          summary={
            <span className="row proposal-line">
              <span>
                <span className="quiet">#{proposal.number}</span>{' '}
                <VisibleText text={proposalTitle(proposal)} />
              </span>
              <ProposalStateBadge proposal={proposal} />
              <span className="quiet">
                <Age at={proposal.createdAt} />
              </span>
            </span>
          }
        >
          {withRecord && (
            <p className="quiet proposal-detail">{`${proposal.record.system} ${proposal.record.type} ${proposal.record.id}`}</p>
          )}
          <ProposalDetail proposal={proposal} />
          <div className="proposal-actions">{actions?.(proposal)}</div>
        </Disclosure>
      </li>
    ))}
  </ul>
);

const ProposalDetail = ({ proposal }: { proposal: ShownProposal }) => (
  <div className="stack proposal-detail">
    <p className="quiet">
      {proposal.proposer.name} asked: <VisibleText text={proposal.reason} />
    </p>
    {proposal.stateReason && <p>{proposal.stateReason}</p>}
    {proposal.changes.map(change => (
      <ChangeOutcome
        key={change.index}
        change={change}
        notShown={change.field !== null && proposal.notShown.fields.includes(change.field)}
      />
    ))}
    <ul className="quiet">
      {proposal.decisions.map(decision => (
        <li key={decision.id}>
          {decision.by.name} ({decision.role}) {decisionWords[decision.outcome]}{' '}
          <Age at={decision.at} suffix=" ago" />
          {decision.reasonCode && ` · ${decision.reasonCode}`}
          {decision.note && (
            <>
              {' · '}
              <VisibleText text={decision.note} />
            </>
          )}
        </li>
      ))}
    </ul>
    <p className="row quiet">
      <Digest label="seal" value={proposal.seal} /> policy version {proposal.policyVersion}
    </p>
  </div>
);

const decisionWords = { approve: 'approved', reject: 'rejected', confirm: 'confirmed' } as const;

const ChangeOutcome = ({ change, notShown }: { change: Change; notShown: boolean }) => (
  <div>
    <strong>{changeTitle(change)}</strong>{' '}
    {change.receipt && (
      <Badge tone="good" icon="check" hint={`Reference in the system: ${change.receipt.effect}`}>
        written as {change.receipt.writtenBy}
      </Badge>
    )}
    {notShown ? (
      <p className="quiet">Your role may not read this field, so its values are not shown to you.</p>
    ) : change.kind === 'set-field' ? (
      <ValueChange before={change.receipt ? change.receipt.before : change.base} after={change.proposed} />
    ) : (
      <p className="proposal-message">
        <LongText text={change.proposed} limit={200} />
      </p>
    )}
    {change.problem && (
      <Badge tone="warn" icon="warning">
        {change.problem}
      </Badge>
    )}
  </div>
);
