import type { GateTier } from '../../../lib/core/policy.ts';
import type { GateChange } from '../../../lib/core/policy-diff-shape.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import { gateSentences } from '../actions/gate-sentence.ts';

const effects: Record<GateChange['effect'], { tone: Tone; icon: IconName }> = {
  added: { tone: 'warn', icon: 'plus' },
  removed: { tone: 'plain', icon: 'missing' },
  stricter: { tone: 'good', icon: 'lock' },
  looser: { tone: 'bad', icon: 'warning' },
  mixed: { tone: 'warn', icon: 'warning' },
  reworded: { tone: 'plain', icon: 'pencil' },
};

/** Which gates move, with what a change meets before and after. */
export const DiffGates = ({ gates }: { gates: readonly GateChange[] }) => (
  <ul className="stack">
    {gates.map(({ action, title, effect, before, after }) => (
      <li key={action} className="diff-gate stack">
        <p className="row">
          <Badge tone={effects[effect].tone} icon={effects[effect].icon}>
            {effect === 'mixed' ? 'stricter here, looser there' : effect}
          </Badge>
          <strong>
            <VisibleText text={title} />
          </strong>
        </p>
        <div className="diff-sides">
          <Side label="before" gates={before} absent="This change was not possible." />
          <Side label="after" gates={after} absent="This change is not possible." />
        </div>
      </li>
    ))}
  </ul>
);

const Side = ({
  label,
  gates,
  absent,
}: {
  label: string;
  gates: readonly GateTier[] | null;
  absent: string;
}) => (
  <div>
    <p className="quiet">{label}</p>
    {gates === null ? (
      <p>{absent}</p>
    ) : (
      <ol className="stack">
        {gateSentences(gates).map(sentence => (
          <li key={sentence}>
            <VisibleText text={sentence} />
          </li>
        ))}
      </ol>
    )}
  </div>
);
