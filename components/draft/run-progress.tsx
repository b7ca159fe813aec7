import './run-progress.css';
import { type FlowNode, flowNodes } from '../../lib/core/flow-nodes.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

export const nodeWords: Record<FlowNode, string> = {
  collect: 'Collect what may be used',
  reconcile: 'Compare with the owners of the values',
  rules: 'Apply the rules',
  retrieve: 'Find articles and policies',
  generate: 'Write the draft',
  check: 'Check every sentence against its sources',
  package: 'Put the result together',
};

export interface NodeProgress {
  node: FlowNode;
  state: 'started' | 'finished';
  note: string;
}

/** A run at work: which step it is in, what it has written so far, and a way to leave it. */
export const RunProgress = ({
  nodes,
  text,
  waiting,
  onCancel,
}: {
  nodes: readonly NodeProgress[];
  text: string;
  /** What holds the stream up, when something does. */
  waiting: string | null;
  onCancel: () => void;
}) => {
  const byNode = new Map(nodes.map(progress => [progress.node, progress]));
  return (
    <Section
      title="Draft reply"
      look="model"
      aside={
        <Button look="quiet" icon="cross" onPress={onCancel}>
          Cancel
        </Button>
      }
    >
      <ol className="run-progress" aria-live="polite">
        {flowNodes.map(node => (
          <ProgressLine key={node} node={node} progress={byNode.get(node)} />
        ))}
      </ol>
      {waiting && <p className="quiet">{waiting}</p>}
      {text && (
        <p className="draft-text">
          <VisibleText text={text} />
        </p>
      )}
    </Section>
  );
};

const ProgressLine = ({ node, progress }: { node: FlowNode; progress: NodeProgress | undefined }) => {
  const state = progress?.state ?? 'waiting';
  return (
    <li className={`run-node run-node-${state}`}>
      <span className="run-node-mark">
        {state === 'finished' && <Icon name="check" size={12} />}
        {state === 'started' && <Icon name="arrow" size={12} />}
      </span>
      <span>
        {nodeWords[node]}
        {state === 'started' && '…'}
        {progress?.note && <span className="quiet"> {progress.note}</span>}
      </span>
    </li>
  );
};
