import '../policy-form.css';
import { Button } from '../../ui/button.tsx';
import { ChoiceAt, ProblemAt, TextAt } from '../document/controls.tsx';
import { listAt, textAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';
import { GateTiers } from './gate-tiers.tsx';
import { kinds, ladder, optionsIn, recordOptions, undos } from './vocabulary.ts';

/** One kind of change that may be proposed, how grave it is, and what it meets on its way to the record. */
export const ActionEditor = ({ action, onRemoved }: { action: string; onRemoved: () => void }) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const path = ['actions', action];
  const record = textAt(document, [...path, 'record']);
  const suggestions = listAt(document, [...path, 'suggest']).length;
  return (
    <div className="policy-form stack">
      <ProblemAt path={path} />
      <TextAt path={[...path, 'title']} label="Name" />
      <div className="policy-line">
        <ChoiceAt path={[...path, 'kind']} label="What it does" options={kinds} />
        <ChoiceAt path={[...path, 'record']} label="Record type" options={recordOptions(document)} />
        {textAt(document, [...path, 'kind']) === 'set-field' && (
          <ChoiceAt
            path={[...path, 'field']}
            label="Field"
            options={optionsIn(document, ['records', record, 'fields'])}
          />
        )}
      </div>
      <div className="policy-line">
        <ChoiceAt path={[...path, 'level']} label="Level" options={ladder} numeric />
        <ChoiceAt path={[...path, 'undo']} label="Undo" options={undos} />
      </div>
      <h3>Gates, tried from the top</h3>
      <GateTiers action={action} />
      {suggestions > 0 && (
        <p className="quiet">
          Rules by which drafts suggest this change: {suggestions}. They are written in the YAML of the
          policy.
        </p>
      )}
      {refused === null && (
        <div className="row">
          <Button
            look="danger"
            onPress={() => {
              onEdit([{ path, remove: true }]);
              onRemoved();
            }}
          >
            Remove this action
          </Button>
        </div>
      )}
    </div>
  );
};
