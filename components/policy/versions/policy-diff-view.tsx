import './policy-diff-view.css';
import type { ReactNode } from 'react';
import type { PolicyDiff } from '../../../lib/core/policy-diff-shape.ts';
import { Notice } from '../../ui/notice.tsx';
import { DiffCells } from './diff-cells.tsx';
import { DiffGates } from './diff-gates.tsx';
import { DiffOwners, DiffParts } from './diff-parts.tsx';

/** What would be otherwise: by effect first, as it meets people, and only then what else moved. */
export const PolicyDiffView = ({ diff }: { diff: PolicyDiff }) => {
  const { cells, rights, gates, owners, parts } = diff;
  const moved = cells.length + rights.length + gates.length + owners.length + parts.length;
  if (moved === 0) return <Notice title="Nothing would be otherwise." />;
  return (
    <div className="policy-diff stack">
      {cells.length + rights.length > 0 && (
        <Part title="Who may see and change what" count={cells.length + rights.length}>
          <DiffCells cells={cells} rights={rights} />
        </Part>
      )}
      {gates.length > 0 && (
        <Part title="Gates" count={gates.length}>
          <DiffGates gates={gates} />
        </Part>
      )}
      {owners.length > 0 && (
        <Part title="Owners" count={owners.length}>
          <DiffOwners owners={owners} />
        </Part>
      )}
      {parts.length > 0 && (
        <Part title="Everything else" count={parts.length}>
          <DiffParts parts={parts} />
        </Part>
      )}
    </div>
  );
};

const Part = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => (
  <section className="stack">
    <h3>
      {title} <span className="quiet">{count}</span>
    </h3>
    {children}
  </section>
);
