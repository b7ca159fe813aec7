import type { PlacedProblem } from '../../../lib/core/policy-draft.ts';
import { Notice } from '../../ui/notice.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';

/** What is wrong with a draft, each with the way to the control that can mend it. */
export const ProblemList = ({
  problems,
  addressOf,
}: {
  problems: readonly PlacedProblem[];
  /** Where a problem can be mended, or null where only the YAML can. */
  addressOf: (problem: PlacedProblem) => string | null;
}) =>
  problems.length > 0 && (
    <Notice
      tone="bad"
      title={
        problems.length === 1
          ? 'One problem keeps it from review'
          : `${problems.length} problems keep it from review`
      }
    >
      <ul className="stack">
        {problems.map(problem => (
          <li key={`${problem.path.join('.')} ${problem.message}`}>
            <Place problem={problem} address={addressOf(problem)} />: <VisibleText text={problem.message} />
          </li>
        ))}
      </ul>
    </Notice>
  );

const Place = ({ problem: { path, line }, address }: { problem: PlacedProblem; address: string | null }) => {
  const place = <code>{path.join(' › ') || 'the document'}</code>;
  if (address) return <a href={address}>{place}</a>;
  return (
    <>
      {place}
      {line !== null && <span className="quiet"> (line {line} of the YAML)</span>}
    </>
  );
};
