import type { ReactNode } from 'react';
import type { CellExplanation } from '../../../lib/core/cell-explanation.ts';
import type { FieldLevel } from '../../../lib/core/policy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import { gateSentences } from '../actions/gate-sentence.ts';
import { wordsOf } from './levels.ts';

/** Why a cell has its value: who grants it, whose field it is, and what a change of it would meet. */
export const CellNote = ({
  roleTitle,
  fieldTitle,
  level,
  before,
  explanation,
  about,
  problem,
}: {
  roleTitle: string;
  fieldTitle: string;
  level: FieldLevel;
  /** The level in the version that is being changed. */
  before: FieldLevel;
  /** Null while it is asked for. */
  explanation: CellExplanation | null;
  /** Which policy the explanation speaks of, when it is not what the grid shows. */
  about: string | null;
  problem: string | null;
}) => (
  <aside className="cell-note stack" aria-label="Why this value">
    <h3>
      <VisibleText text={fieldTitle} /> <span className="quiet">for</span> <VisibleText text={roleTitle} />
    </h3>
    <p className="row">
      <Badge icon={wordsOf(level).icon}>{level}</Badge>
      <span className="quiet">{wordsOf(level).meaning}</span>
    </p>
    {level !== before && <p className="quiet">It was {before} before this draft.</p>}
    {about && <p className="quiet">{about}</p>}
    {problem ? (
      <Notice tone="warn" title="No explanation">
        {problem}
      </Notice>
    ) : explanation ? (
      <Explained explanation={explanation} />
    ) : (
      <Skeleton label="Asking why" lines={5} />
    )}
  </aside>
);

const Explained = ({
  explanation: { field, sentences, sites, action },
}: {
  explanation: CellExplanation;
}) => (
  <>
    <ul className="stack">
      {sentences.map(sentence => (
        <li key={sentence}>
          <VisibleText text={sentence} />
        </li>
      ))}
    </ul>
    <dl>
      <Term name="Type">{field.type}</Term>
      <Term name="Fresh for">{field.freshness ?? 'no limit'}</Term>
      <Term name="Located at">{sites.map(({ title }) => title).join(', ') || 'no site'}</Term>
      <Term name="A change">
        {action ? `level ${action.level}. ${gateSentences(action.gates).join(' ')}` : 'cannot be proposed'}
      </Term>
    </dl>
  </>
);

const Term = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
