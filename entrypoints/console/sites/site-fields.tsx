import { useMutation } from '@tanstack/react-query';
import { ChoiceAt } from '../../../components/policy/document/controls.tsx';
import { keysAt, titleAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { sightOf } from '../../../components/sites/field-health.ts';
import { definitionPath } from '../../../components/sites/map-field.ts';
import { MappedField } from '../../../components/sites/mapped-field.tsx';
import type { LookedAt, PageName } from '../../../components/sites/page-chooser.tsx';
import { PointingState } from '../../../components/sites/pointing-state.tsx';
import { Repairs } from '../../../components/sites/repairs.tsx';
import { sketchOf } from '../../../components/sites/site-sketch.ts';
import { Button } from '../../../components/ui/button.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { ask } from './ask.ts';
import type { Mapping } from './use-mapping.ts';

interface SiteFieldsProps {
  site: string;
  looks: Record<PageName, LookedAt>;
  mapping: Mapping;
  pointRefused: string | null;
}

/** The fields of a site, and the pointing that makes them. */
export const SiteFields = ({ site, looks, mapping, pointRefused }: SiteFieldsProps) => {
  const { document, refused } = usePolicyWriting();
  const fields = keysAt(document, ['sites', site, 'fields']);
  const tabId = looks.A.page?.tabId ?? null;
  return (
    <Section title={`Fields: ${fields.length}`}>
      {refused === null && (
        <div className="row">
          <Button
            look="primary"
            icon="plus"
            refused={pointRefused}
            onPress={() => tabId !== null && mapping.pointAtValues(tabId)}
          >
            Point at values on page A
          </Button>
        </div>
      )}
      <PointingState
        pointing={mapping.pointing}
        problem={mapping.problem}
        picks={mapping.picks}
        onStop={mapping.stop}
      />
      <LostFields site={site} looks={looks} mapping={mapping} />
      {fields.length > 0 && <TitleField site={site} fields={fields} />}
      <ul className="mapped-fields stack" aria-label="Fields">
        {fields.map(field => (
          <MappedField
            key={field}
            site={site}
            field={field}
            looks={looks}
            offered={mapping.offers.get(field) ?? null}
            pointRefused={pointRefused}
            onPointAgain={() => tabId !== null && mapping.pointAtField(tabId, field)}
          />
        ))}
      </ul>
    </Section>
  );
};

/** Which field names the record in lists and headings. */
const TitleField = ({ site, fields }: { site: string; fields: readonly string[] }) => {
  const { document } = usePolicyWriting();
  return (
    <div className="policy-line">
      <ChoiceAt
        path={['sites', site, 'titleField']}
        label="The record is called by"
        options={fields.map(field => ({
          value: field,
          title: titleAt(document, definitionPath(document, site, field)),
        }))}
      />
    </div>
  );
};

/** Fields that page A does not show any more, and where they may be now. */
const LostFields = ({ site, looks, mapping }: Omit<SiteFieldsProps, 'pointRefused'>) => {
  const { document, refused } = usePolicyWriting();
  const { page, preview } = looks.A;
  const fields = keysAt(document, ['sites', site, 'fields']);
  const lost = fields.filter(field => sightOf(preview, field)?.state === 'missing');
  const titleOf = (field: string) => titleAt(document, definitionPath(document, site, field));
  const repair = useMutation({
    mutationFn: (tabId: number) =>
      ask({
        type: 'point.repair',
        tabId,
        sketch: sketchOf(document, site),
        titles: Object.fromEntries(lost.map(field => [field, titleOf(field)])),
      }),
  });
  if (lost.length === 0 || !page || refused !== null) return null;
  return (
    <div className="stack">
      <div className="row">
        <Button icon="search" onPress={() => repair.mutate(page.tabId)}>
          {lost.length === 1
            ? 'One field is not found on page A'
            : `${lost.length} fields are not found on page A`}
          : look for new places
        </Button>
      </div>
      {repair.error && <p role="alert">{repair.error.message}</p>}
      {repair.data && (
        <Repairs
          repairs={repair.data.repairs.filter(({ field }) => lost.includes(field))}
          titleOf={titleOf}
          onUse={mapping.replacePlaces}
        />
      )}
    </div>
  );
};
