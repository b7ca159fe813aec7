import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceAt, ProblemAt, TextAt } from '../document/controls.tsx';
import { listAt, type Path, textAt, valueAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';
import { useList } from '../document/use-list.ts';
import { EditorApproves } from './editor-approves.tsx';
import { GateApprovals } from './gate-approvals.tsx';
import { GateConditions } from './gate-conditions.tsx';
import { decidingRoles, gates, optionsIn } from './vocabulary.ts';

/** A gate that is no longer hard keeps nothing behind of whom it asked. */
const askNobody = (path: Path): PolicyEdit[] => [
  { path: [...path, 'approvals'], value: [] },
  { path: [...path, 'editorApproves'], remove: true },
];

const newTier = { when: [], gate: 'hard', approvals: [], because: '' };

/** The gates of an action, in the order in which they are tried. The last one counts for everything else. */
export const GateTiers = ({ action }: { action: string }) => {
  const { refused } = usePolicyWriting();
  const path = ['actions', action, 'gates'];
  const tiers = useList(path);
  const last = tiers.items.length - 1;
  return (
    <>
      <ol className="stack policy-tiers">
        {tiers.items.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: gates have no names; their place is what they are
          <li key={index} className="policy-tier stack">
            <div className="row">
              <h4>{index === last ? 'In all other cases' : `${index + 1}. When`}</h4>
              {refused === null && (
                <div className="row push">
                  {index < last - 1 && (
                    <Button look="quiet" onPress={() => tiers.moveDown(index)}>
                      Try later
                    </Button>
                  )}
                  {index < last && (
                    <Button look="quiet" onPress={() => tiers.removeAt(index)}>
                      Remove this gate
                    </Button>
                  )}
                </div>
              )}
            </div>
            <Tier action={action} path={[...path, String(index)]} isLast={index === last} />
          </li>
        ))}
      </ol>
      <ProblemAt path={path} />
      {refused === null && (
        <div className="row">
          <Button onPress={() => tiers.add(newTier, Math.max(last, 0))}>Add a gate before the last</Button>
        </div>
      )}
    </>
  );
};

const Tier = ({ action, path, isLast }: { action: string; path: Path; isLast: boolean }) => {
  const { document } = usePolicyWriting();
  const record = textAt(document, ['actions', action, 'record']);
  const isHard = textAt(document, [...path, 'gate']) === 'hard';
  const asksOthers = isHard || listAt(document, [...path, 'approvals']).length > 0;
  const hasConditions = listAt(document, [...path, 'when']).length > 0;
  return (
    <>
      <ProblemAt path={path} />
      {(!isLast || hasConditions) && (
        <GateConditions
          path={[...path, 'when']}
          fields={optionsIn(document, ['records', record, 'fields'])}
        />
      )}
      <ProblemAt path={[...path, 'when']} />
      <div className="policy-line">
        <ChoiceAt
          path={[...path, 'gate']}
          label="Gate"
          options={gates}
          alsoEdit={gate => (gate === 'hard' ? [] : askNobody(path))}
        />
        <TextAt path={[...path, 'rule']} label="Rule (shown, optional)" optional />
      </div>
      {asksOthers && <GateApprovals path={[...path, 'approvals']} roles={decidingRoles(document)} />}
      <ProblemAt path={[...path, 'approvals']} />
      {(isHard || valueAt(document, [...path, 'editorApproves']) !== undefined) && (
        <EditorApproves path={[...path, 'editorApproves']} />
      )}
      <ProblemAt path={[...path, 'editorApproves']} />
      <TextAt path={[...path, 'because']} label="Because (shown to everybody who meets the gate)" />
    </>
  );
};
