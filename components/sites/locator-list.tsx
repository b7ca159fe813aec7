import type { Json } from '../../lib/core/canonical.ts';
import type { LocatorState, ProposedLocator } from '../../lib/core/pointing.ts';
import type { Locator } from '../../lib/core/policy.ts';
import { ProblemAt } from '../policy/document/controls.tsx';
import { LinesAt } from '../policy/document/lines-at.tsx';
import { listAt, type Path, sameJson, valueAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { useList } from '../policy/document/use-list.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { stateWords } from './field-health.ts';
import { locatorWords, type Strength, strengthBadges } from './locator-words.ts';

const mostLocators = 6;

type Seen = readonly { page: string; states: readonly LocatorState[] }[];

/** The places of one value, tried from the top, and those the page offers besides. */
export const LocatorList = ({
  path,
  offers,
  states,
}: {
  /** Of the list in the document. */
  path: Path;
  /** What was found when this value was pointed at. */
  offers: readonly ProposedLocator[];
  /** How each place does, by page. */
  states: Seen;
}) => {
  const { document, refused } = usePolicyWriting();
  return (
    <>
      <ProblemAt path={path} />
      <ol className="locators stack">
        {listAt(document, path).map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is known by its rank
          <Place key={index} list={path} index={index} seen={states} />
        ))}
      </ol>
      {refused === null && <Offers list={path} offers={offers} />}
    </>
  );
};

const Place = ({ list, index, seen }: { list: Path; index: number; seen: Seen }) => {
  const { document, refused } = usePolicyWriting();
  const { removeAt, moveDown } = useList(list);
  const path = [...list, String(index)];
  const locator = valueAt(document, path) as unknown as Locator;
  return (
    <li className="locator stack">
      <div className="row">
        <span>{index + 1}.</span>
        <LocatorText locator={locator} />
        {seen.map(({ page, states }) => (
          <LocatorSeen key={page} page={page} state={states[index]} />
        ))}
        {refused === null && (
          <span className="row push">
            {index > 0 && (
              <Button look="quiet" onPress={() => moveDown(index - 1)}>
                Try earlier
              </Button>
            )}
            <Button look="quiet" onPress={() => removeAt(index)}>
              Remove this place
            </Button>
          </span>
        )}
      </div>
      <ProblemAt path={path} />
      <ProblemAt path={[...path, 'css']} />
      {locator.label && (
        <LinesAt
          path={[...path, 'label']}
          label="The words beside it, one in each line: add those of other languages"
        />
      )}
    </li>
  );
};

const json = (locator: Locator): Json => locator as unknown as Json;

const Offers = ({ list, offers }: { list: Path; offers: readonly ProposedLocator[] }) => {
  const { items, add } = useList(list);
  const fresh = offers.filter(({ locator }) => !items.some(item => sameJson(item, json(locator))));
  if (fresh.length === 0) return null;
  const full = items.length >= mostLocators ? `At most ${mostLocators} places.` : null;
  return (
    <div className="stack">
      <span className="field-label">The page offers besides</span>
      {fresh.map(({ locator, strength, why }) => (
        <div key={JSON.stringify(locator)} className="row">
          <LocatorText locator={locator} strength={strength} />
          <span className="quiet">
            <VisibleText text={why} />
          </span>
          <Button look="quiet" icon="plus" refused={full} onPress={() => add(json(locator))}>
            Add
          </Button>
        </div>
      ))}
    </div>
  );
};

const LocatorText = ({ locator, strength }: { locator: Locator; strength?: Strength }) => {
  const words = locatorWords(locator);
  const { tone, icon } = strengthBadges[strength ?? words.strength];
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {words.strategy} · {strength ?? words.strength}
      </Badge>
      <span className="locator-sentence">
        <VisibleText text={words.sentence} />
      </span>
    </>
  );
};

const LocatorSeen = ({ page, state }: { page: string; state: LocatorState | undefined }) =>
  state && (
    <Badge tone={state === 'same' ? 'good' : state === 'other' ? 'bad' : 'plain'}>
      {page}: {stateWords[state]}
    </Badge>
  );
