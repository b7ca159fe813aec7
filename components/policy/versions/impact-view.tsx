import type { ReactNode } from 'react';
import type {
  Judgement,
  PolicyImpact,
  ProposalImpact,
  RunImpact,
} from '../../../lib/core/policy-impact-shape.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Age } from '../../ui/time.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';

/** How the last runs and proposals would have gone: worked out from what is stored, nothing is asked anew. */
export const ImpactView = ({ impact: { runs, proposals } }: { impact: PolicyImpact }) => (
  <div className="stack">
    <Affected noun="draft" counted={runs} what="would have gone differently">
      {runs.affected.map(run => (
        <RunLine key={run.runId} run={run} />
      ))}
    </Affected>
    <Affected noun="proposal" counted={proposals} what="would have met something else">
      {proposals.affected.map(proposal => (
        <ProposalLine key={proposal.proposalId} proposal={proposal} />
      ))}
    </Affected>
  </div>
);

const Affected = ({
  noun,
  counted: { looked, unknown, affected },
  what,
  children,
}: {
  noun: string;
  counted: { looked: number; unknown: number; affected: readonly unknown[] };
  what: string;
  children: ReactNode;
}) => {
  if (looked === 0) return <p className="quiet">There is no {noun} yet to compare with.</p>;
  const summary = (
    <>
      <strong>
        {affected.length === 0 ? 'None' : affected.length} of the last {looked} {noun}s
      </strong>{' '}
      {what}.{unknown > 0 && <span className="quiet"> {unknown} cannot be told: too little is stored.</span>}
    </>
  );
  if (affected.length === 0) return <p>{summary}</p>;
  return (
    <Disclosure startsOpen summary={summary}>
      <ul className="stack">{children}</ul>
    </Disclosure>
  );
};

const listed = (label: string, titles: readonly string[]): string[] =>
  titles.length > 0 ? [`${label}: ${titles.join(', ')}`] : [];

const runWords = ({ read, masked, withheld, stop, outside }: RunImpact): string[] => [
  ...(stop ? [`${stop.effect === 'stopped' ? 'Stopped' : 'No longer stopped'}: ${stop.because}`] : []),
  ...(outside
    ? [
        `${outside.effect === 'kept-inside' ? 'No outside model' : 'Outside models again'}: ${outside.because}`,
      ]
    : []),
  ...listed('Would also read', read),
  ...listed('Would mask', masked),
  ...listed('Would not look at', withheld),
];

const RunLine = ({ run }: { run: RunImpact }) => (
  <li>
    <VisibleText text={run.recordTitle} />{' '}
    <span className="quiet">
      {run.by.name} · <Age at={run.at} suffix=" ago" />
    </span>
    <ul>
      {runWords(run).map(words => (
        <li key={words}>
          <VisibleText text={words} />
        </li>
      ))}
    </ul>
  </li>
);

const judgementWords = (judgement: Judgement): string => {
  if (judgement.verdict === 'deny') return `denied: ${judgement.reasons.join(' ')}`;
  if (!judgement.gate) return 'a gate that cannot be told';
  const { gate, because, editorApproves } = judgement.gate;
  return `${gate} gate${editorApproves ? ' (who edits may approve)' : ''}: ${because}`;
};

const ProposalLine = ({ proposal }: { proposal: ProposalImpact }) => (
  <li>
    #{proposal.number} <VisibleText text={proposal.recordTitle} />{' '}
    <span className="quiet">
      {proposal.by.name} · <Age at={proposal.at} suffix=" ago" />
    </span>
    <ul>
      {proposal.changes.map(({ index, title, before, after }) => (
        <li key={index}>
          <VisibleText text={`${title}: ${judgementWords(before)} → ${judgementWords(after)}`} />
        </li>
      ))}
    </ul>
  </li>
);
