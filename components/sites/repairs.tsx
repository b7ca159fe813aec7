import type { PointedValue, Repair } from '../../lib/core/pointing.ts';
import { Button } from '../ui/button.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** Where lost fields may be now. Nothing is changed until somebody says which it is. */
export const Repairs = ({
  repairs,
  titleOf,
  onUse,
}: {
  repairs: readonly Repair[];
  titleOf: (field: string) => string;
  onUse: (field: string, pointed: PointedValue) => void;
}) => {
  const helpful = repairs.filter(({ suggestions }) => suggestions.length > 0);
  if (helpful.length === 0)
    return <p role="status">Nothing on page A looks like the fields that are lost.</p>;
  return (
    <ul className="stack" aria-label="Suggested repairs">
      {helpful.map(({ field, suggestions }) => (
        <li key={field} className="stack">
          <strong>
            <VisibleText text={titleOf(field)} />
          </strong>
          {suggestions.map(({ why, pointed }) => (
            <div key={`${why} ${JSON.stringify(pointed.locators[0]?.locator)}`} className="row">
              <span className="mapped-value">
                <LongText text={pointed.value} limit={120} />
              </span>
              <span className="quiet">
                <VisibleText text={why} />
              </span>
              <Button onPress={() => onUse(field, pointed)}>It is this one</Button>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
};
