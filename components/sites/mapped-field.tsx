import type { PointedValue } from '../../lib/core/pointing.ts';
import { optionsIn } from '../policy/actions/vocabulary.ts';
import { ChoiceAt, type Option, ProblemAt, TextAt } from '../policy/document/controls.tsx';
import { textAt, titleAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LongText } from '../ui/long-text.tsx';
import { isNewField, removeField } from './change-field.ts';
import { type FieldSight, healthOf, sightOf } from './field-health.ts';
import { LocatorList } from './locator-list.tsx';
import { definitionPath } from './map-field.ts';
import { type LookedAt, type PageName, showTwoRecords } from './page-chooser.tsx';
import { RenameField } from './rename-field.tsx';
import { locatorsAt } from './site-sketch.ts';

const types: readonly Option[] = [
  { value: 'text', title: 'text' },
  { value: 'choice', title: 'one of a few' },
  { value: 'list', title: 'several tags' },
  { value: 'number', title: 'number' },
  { value: 'money', title: 'money' },
  { value: 'date', title: 'date' },
  { value: 'boolean', title: 'yes or no' },
  { value: 'email', title: 'e-mail address' },
  { value: 'phone', title: 'phone number' },
  { value: 'address', title: 'postal address' },
];

const sensitivities: readonly Option[] = [
  { value: 'public', title: 'public' },
  { value: 'internal', title: 'internal' },
  { value: 'personal', title: 'personal' },
  { value: 'restricted', title: 'restricted' },
];

export interface MappedFieldProps {
  site: string;
  field: string;
  looks: Record<PageName, LookedAt>;
  /** What the page offered when this field was pointed at, as long as the room is open. */
  offered: PointedValue | null;
  /** Why nothing can be pointed at now, or null. */
  pointRefused: string | null;
  onPointAgain: () => void;
}

/** One field of a site: what it is called and is, where it is found, and what two records show there. */
export const MappedField = (props: MappedFieldProps) => {
  const { site, field, looks, pointRefused, onPointAgain } = props;
  const { document, base, refused, onEdit } = usePolicyWriting();
  const definition = definitionPath(document, site, field);
  const title = titleAt(document, definition);
  return (
    <li className="mapped-field stack" aria-label={title}>
      <ProblemAt path={definition} />
      <div className="policy-line policy-line-end">
        <TextAt path={[...definition, 'title']} label="Name" />
        <ChoiceAt path={[...definition, 'type']} label="Type" options={types} />
        <ChoiceAt path={[...definition, 'sensitivity']} label="Sensitivity" options={sensitivities} />
      </div>
      <div className="mapped-values">
        <FieldValues site={site} field={field} looks={looks} />
        {refused === null && (
          <div className="row">
            <Button look="quiet" icon="search" onPress={onPointAgain} refused={pointRefused}>
              Point again
            </Button>
            <Button
              look="quiet"
              aria-label={`Remove ${title}`}
              icon="cross"
              onPress={() => onEdit(removeField(base, document, site, field))}
            >
              Remove
            </Button>
          </div>
        )}
      </div>
      <FieldPlaces {...props} />
    </li>
  );
};

const FieldValues = ({ site, field, looks }: Pick<MappedFieldProps, 'site' | 'field' | 'looks'>) => {
  const { document } = usePolicyWriting();
  const sights = [sightOf(looks.A.preview, field), sightOf(looks.B.preview, field)] as const;
  const type = textAt(document, [...definitionPath(document, site, field), 'type']);
  const places = locatorsAt(document, ['sites', site, 'fields', field]);
  const { tone, word, remarks } = healthOf(sights, showTwoRecords(looks), type, places);
  return (
    <>
      <Value name="A" sight={sights[0]} />
      <Value name="B" sight={sights[1]} />
      <div className="stack mapped-health">
        <Badge tone={tone} icon={tone === 'good' ? 'check' : 'warning'}>
          {word}
        </Badge>
        {remarks.map(remark => (
          <span key={remark} className="quiet">
            {remark}
          </span>
        ))}
      </div>
    </>
  );
};

const Value = ({ name, sight }: { name: PageName; sight: FieldSight | null }) => (
  <div>
    <span className="quiet">Page {name}</span>
    <div className="mapped-value">
      {sight?.value === undefined ? (
        <span className="quiet">{sight ? 'nothing found' : 'not looked at'}</span>
      ) : (
        <LongText text={sight.value} limit={120} />
      )}
    </div>
  </div>
);

const FieldPlaces = ({ site, field, looks, offered }: MappedFieldProps) => {
  const { document, base, refused } = usePolicyWriting();
  const path = ['sites', site, 'fields', field];
  const count = locatorsAt(document, path).length;
  const states = (['A', 'B'] as const).flatMap(name => {
    const sight = sightOf(looks[name].preview, field);
    return sight ? [{ page: name, states: sight.states }] : [];
  });
  return (
    <Disclosure summary={`${count} ${count === 1 ? 'place' : 'places'} to find it · id ${field}`}>
      <div className="stack">
        <LocatorList path={path} offers={offered?.locators ?? []} states={states} />
        <div className="policy-line">
          <ChoiceAt
            path={[...definitionPath(document, site, field), 'owner']}
            label="The system whose value counts"
            options={optionsIn(document, ['systems'])}
          />
        </div>
        {refused === null && isNewField(base, document, site, field) && (
          <RenameField site={site} field={field} />
        )}
      </div>
    </Disclosure>
  );
};
