import type { Json } from '../../lib/core/canonical.ts';
import type { LocatorState, ProposedLocator } from '../../lib/core/pointing.ts';
import type { Locator } from '../../lib/core/policy.ts';
import { ProblemAt } from '../policy/document/controls.tsx';
import { LinesAt } from '../policy/document/lines-at.tsx';
import { type Path, sameJson } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { useList } from '../policy/document/use-list.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { stateWords } from './field-health.ts';
import { locatorWords, type Strength, strengthBadges } from './locator-words.ts';

const mostLocators = 6;

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
  states: readonly { page: string; states: readonly LocatorState[] }[];
}) => {
  const { refused } = usePolicyWriting();
  const list = useList(path);
  const places = list.items as unknown as Locator[];
  const fresh = offers.filter(
    ({ locator }) => !places.some(place => sameJson(place as unknown as Json, locator as unknown as Json)),
  );
  return (
    <>
      <ProblemAt path={path} />
      <ol className="locators stack">
        {places.map((locator, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is known by its rank
          <li key={index} className="locator stack">
            <div className="row">
              <span>{index + 1}.</span>
              <LocatorText locator={locator} />
              {states.map(({ page, states: each }) => (
                <LocatorSeen key={page} page={page} state={each[index]} />
              ))}
              {refused === null && (
                <span className="row push">
                  {index > 0 && (
                    <Button look="quiet" onPress={() => list.moveDown(index - 1)}>
                      Try earlier
                    </Button>
                  )}
                  <Button look="quiet" onPress={() => list.removeAt(index)}>
                    Remove this place
                  </Button>
                </span>
              )}
            </div>
            <ProblemAt path={[...path, String(index)]} />
            <ProblemAt path={[...path, String(index), 'css']} />
            {locator.label && (
              <LinesAt
                path={[...path, String(index), 'label']}
                label="The words beside it, one in each line: add those of other languages"
              />
            )}
          </li>
        ))}
      </ol>
      {fresh.length > 0 && refused === null && (
        <div className="stack">
          <span className="field-label">The page offers besides</span>
          {fresh.map(({ locator, strength, why }) => (
            <div key={JSON.stringify(locator)} className="row">
              <LocatorText locator={locator} strength={strength} />
              <span className="quiet">
                <VisibleText text={why} />
              </span>
              <Button
                look="quiet"
                icon="plus"
                refused={places.length >= mostLocators ? `At most ${mostLocators} places.` : null}
                onPress={() => list.add(locator as unknown as Json)}
              >
                Add
              </Button>
            </div>
          ))}
        </div>
      )}
    </>
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
