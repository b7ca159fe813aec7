import type { Fact } from '../../lib/core/draft.ts';
import type { Taint } from '../../lib/core/record.ts';
import { Badge } from '../ui/badge.tsx';
import { LongText } from '../ui/long-text.tsx';
import { Age } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** One value with its owner and age; in a conflict, with the value that lost. */
export const FactLine = ({ fact }: { fact: Fact }) => (
  <li className="fact">
    <span className="fact-title">{fact.title}</span>
    <div className="fact-value">
      <span className="row">
        {fact.value === null ? (
          <span className="quiet">not known</span>
        ) : (
          <strong>
            <LongText text={fact.value} limit={160} />
          </strong>
        )}
        <span className="quiet" title={`${fact.owner} decides what is right.`}>
          {fact.from} · <Age at={fact.readAt} />
        </span>
        <FactState fact={fact} />
        <TaintMark taint={fact.taint} />
      </span>
      {fact.lost && (
        <span className="fact-lost">
          {fact.lost.from} says{' '}
          <s>
            <VisibleText text={fact.lost.value} />
          </s>
          . {fact.owner} owns this value, so it wins.
        </span>
      )}
    </div>
  </li>
);

const FactState = ({ fact: { state, usable, owner } }: { fact: Fact }) => {
  const leftOut = usable ? '' : ' It was kept out of the draft.';
  switch (state) {
    case 'ok':
      return null;
    case 'masked':
      return (
        <Badge icon="lock" hint="Replaced by a placeholder in the page.">
          masked
        </Badge>
      );
    case 'missing':
      return (
        <Badge tone="warn" icon="missing" hint={`${owner} has no value.${leftOut}`}>
          missing
        </Badge>
      );
    case 'stale':
      return (
        <Badge tone="warn" icon="clock" hint={`Older than its limit.${leftOut}`}>
          {usable ? 'stale' : 'stale, left out'}
        </Badge>
      );
    case 'conflict':
      return (
        <Badge tone="warn" icon="warning" hint={`Two systems differ; ${owner} wins.${leftOut}`}>
          conflict
        </Badge>
      );
  }
};

const taintWords: Record<Taint, string | null> = {
  'system-verified': null,
  'agent-entered': 'entered by an agent',
  'customer-claimed': 'customer says so',
  'page-read': 'from the page only',
  'model-inferred': 'inferred by a model',
};

const TaintMark = ({ taint }: { taint: Taint }) => {
  const words = taintWords[taint];
  return words && <Badge tone={taint === 'model-inferred' ? 'model' : 'plain'}>{words}</Badge>;
};
