import './run-graph.css';
import type { RunDetail } from '../../lib/contract/drafts.ts';
import { nodeWords } from '../draft/run-progress.tsx';
import { Digest } from '../ui/digest.tsx';
import { exactTime } from '../ui/time-text.ts';
import { VisibleText } from '../ui/visible-text.tsx';
import { RunStateBadge } from './run-list.tsx';

type Node = RunDetail['nodes'][number];

/** A run step by step: what each node took in and gave out, by digest, and how long it took. */
export const RunGraph = ({ run }: { run: RunDetail }) => (
  <div className="stack">
    <p className="row">
      <RunStateBadge run={run} />
      <span className="quiet">
        {run.by.name} · {exactTime(run.startedAt)} · policy version {run.policyVersion}
        {run.draft && ` · ${run.draft.generator.label}`}
      </span>
    </p>
    {run.reason && (
      <p>
        <VisibleText text={run.reason} />
      </p>
    )}
    <ol className="run-graph">
      {run.nodes.map(node => (
        <GraphNode key={node.node} node={node} />
      ))}
    </ol>
  </div>
);

const tookMs = ({ startedAt, finishedAt }: Node): string =>
  finishedAt === null ? 'not finished' : `${Date.parse(finishedAt) - Date.parse(startedAt)} ms`;

const GraphNode = ({ node }: { node: Node }) => (
  <li className="graph-node">
    <strong>{nodeWords[node.node]}</strong>
    <span className="quiet">
      {node.node} · {tookMs(node)}
    </span>
    {node.note && (
      <span>
        <VisibleText text={node.note} />
      </span>
    )}
    <span className="row quiet">
      <Digest label="in" value={node.input} />
      {node.output === null ? 'no output' : <Digest label="out" value={node.output} />}
    </span>
  </li>
);
