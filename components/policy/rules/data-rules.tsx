import type { Policy } from '../../../lib/core/policy.ts';
import { optionsIn } from '../actions/vocabulary.ts';
import { ChoiceAt, type Option, TextAt } from '../document/controls.tsx';
import { LinesAt } from '../document/lines-at.tsx';
import { NamedEntries } from '../document/named-entries.tsx';
import { keysAt, type PolicyDocument } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';

const effects: readonly (Option & { value: Policy['dataRules'][string]['effect'] })[] = [
  { value: 'no-ai', title: 'no AI: stopped before any data moves' },
  { value: 'no-outside-model', title: 'no outside model: only models marked as inside' },
];

/** The fields of all record types, each id once. */
const allFields = (document: PolicyDocument): Option[] => {
  const options = keysAt(document, ['records']).flatMap(record =>
    optionsIn(document, ['records', record, 'fields']),
  );
  return [...new Map(options.map(option => [option.value, option])).values()];
};

/** What was promised to customers about AI: rules that stop or narrow a draft before it begins. */
export const DataRules = () => {
  const { document } = usePolicyWriting();
  return (
    <NamedEntries
      path={['dataRules']}
      noun="data rule"
      start={{
        title: 'New rule',
        when: { field: allFields(document)[0]?.value ?? '', is: [] },
        effect: 'no-ai',
        because: '',
      }}
    >
      {path => (
        <>
          <div className="policy-line">
            <TextAt path={[...path, 'title']} label="Name" />
            <ChoiceAt path={[...path, 'effect']} label="Effect" options={effects} />
          </div>
          <div className="policy-line">
            <ChoiceAt
              path={[...path, 'when', 'field']}
              label="When the field"
              options={allFields(document)}
            />
            <LinesAt path={[...path, 'when', 'is']} label="is one of (one in each line)" />
          </div>
          <TextAt path={[...path, 'because']} label="Because (shown to the agent)" />
        </>
      )}
    </NamedEntries>
  );
};
