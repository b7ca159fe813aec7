import './card-change.css';
import type { Change } from '../../lib/core/proposal.ts';
import { gateWords } from '../proposal/gate-words.ts';
import { changeTitle } from '../proposal/proposal-title.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

const originWords: Record<Change['origin'], string> = {
  drafted: 'as drafted',
  edited: 'drafted, then edited',
  person: 'written by a person',
  rollback: 'from the receipt',
};

const HiddenChange = ({ change }: { change: Change }) => (
  <article className="card-change">
    <h4>
      {changeTitle(change)} <span className="quiet">{`${change.target.system} ${change.target.id}`}</span>
    </h4>
    <p className="row one-line">
      <Icon name="lock" />
      <span>Your role may not read this field, so its values are not shown to you.</span>
    </p>
  </article>
);

/** One change on the card: the value then, the value now where it is known, the value to be, its undo and its gate. */
export const CardChange = ({
  change,
  now,
  notShown = false,
}: {
  change: Change;
  now: string | null;
  /** The field's values are not for this reader. */
  notShown?: boolean;
}) => {
  if (notShown) return <HiddenChange change={change} />;
  const moved = now !== null && change.base !== null && now !== change.base;
  return (
    <article className={`card-change ${moved ? 'card-change-moved' : ''}`}>
      <h4>
        {changeTitle(change)} <span className="quiet">{`${change.target.system} ${change.target.id}`}</span>
      </h4>
      <dl className="card-values">
        {change.kind === 'set-field' && (
          <>
            <dt>when proposed</dt>
            <dd>
              {change.base ? <LongText text={change.base} limit={300} /> : <em className="quiet">empty</em>}
            </dd>
          </>
        )}
        {now !== null && (
          <>
            <dt>on the page now</dt>
            <dd>
              <VisibleText text={now} />
              {moved && (
                <Badge tone="warn" icon="warning">
                  changed since
                </Badge>
              )}
            </dd>
          </>
        )}
        <dt>{change.kind === 'set-field' ? 'proposed' : 'will be sent'}</dt>
        <dd className={`card-proposed card-proposed-${change.kind}`}>
          <LongText text={change.proposed} limit={700} />
          <span className="quiet">
            {originWords[change.origin]}
            {change.editedBy && ` by ${change.editedBy.name}`}
          </span>
        </dd>
        <dt>undo</dt>
        <dd>{change.undo.forecast}</dd>
        <dt>gate</dt>
        <dd>
          {change.gate.because} → {gateWords(change.gate)}
          {change.gate.rule && <span className="quiet"> · rule {change.gate.rule}</span>}
        </dd>
      </dl>
    </article>
  );
};
