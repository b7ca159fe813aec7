import type { PointedValue } from '../../lib/core/pointing.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { warningWords } from './pointing-words.ts';

/** What became of a value that was pointed at. */
export interface Pick {
  pointed: PointedValue;
  outcome: 'added' | 'known' | 'replaced' | 'nothing';
  /** The field's name, where there is one. */
  title: string;
}

const outcomeWords = {
  added: 'added',
  known: 'is mapped already',
  replaced: 'is found there first now',
  nothing: 'cannot be mapped',
} as const;

/** While somebody points at a page: where, how many, and what became of the last ones. */
export const PointingState = ({
  pointing,
  problem,
  picks,
  onStop,
}: {
  pointing: boolean;
  problem: string | null;
  picks: readonly Pick[];
  onStop: () => void;
}) => (
  <div role="status" className="stack">
    {pointing && (
      <Notice title="You are pointing at page A" actions={<Button onPress={onStop}>Stop pointing</Button>}>
        Its tab has come to the front. Click values there, or use the arrow keys and Enter. Escape ends it.
      </Notice>
    )}
    {problem && (
      <Notice tone="bad" title="Pointing did not work">
        {problem}
      </Notice>
    )}
    {picks.slice(-3).map((pick, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the last few, in their order
      <PickLine key={index} pick={pick} />
    ))}
  </div>
);

const PickLine = ({ pick: { pointed, outcome, title } }: { pick: Pick }) => (
  <p>
    <strong>
      <VisibleText text={title || pointed.label || pointed.value.slice(0, 60) || 'That'} />
    </strong>{' '}
    {outcomeWords[outcome]}. {pointed.warnings.map(warning => warningWords[warning]).join(' ')}
  </p>
);
