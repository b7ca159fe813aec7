import type { Json } from '../../lib/core/canonical.ts';
import type { ProposedMark } from '../../lib/core/pointing.ts';
import { type Path, valueAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Choice } from '../ui/choice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { locatorWords } from './locator-words.ts';

export const marks = [
  {
    key: 'internal',
    meaning: 'internal',
    title: 'Internal messages have',
    without: 'Nothing chosen: all but messages of customers count as internal, and are never quoted.',
  },
  {
    key: 'fromCustomer',
    meaning: 'from-customer',
    title: 'Messages of customers have',
    without: 'Nothing chosen: it is not known which messages are a customer’s.',
  },
] as const;

const markText = (mark: Json | undefined): string =>
  typeof mark === 'string' || mark === undefined ? (mark ?? '') : locatorWords(mark as never).sentence;

const offerTitle = ({ mark, count, example }: ProposedMark): string =>
  `${markText(mark as unknown as Json)} · ${count}× · “${example.slice(0, 40)}”`;

/** One message on either side of a mark: the person sees at once whether it tells what it should. */
const MarkExamples = ({ offer: { example, counterexample } }: { offer: ProposedMark }) => (
  <ul className="quiet">
    <li>
      has it: <VisibleText text={`“${example}”`} />
    </li>
    <li>
      has it not: <VisibleText text={`“${counterexample}”`} />
    </li>
  </ul>
);

/** Offers whose names speak for it come first. */
const offeredFor = (meaning: ProposedMark['meaning'], offers: readonly ProposedMark[]) =>
  offers
    .toSorted((one, other) => Number(other.meaning === meaning) - Number(one.meaning === meaning))
    .map(offer => ({ offer, value: JSON.stringify(offer.mark), title: offerTitle(offer) }));

/** What tells one sort of messages from the others: chosen by a person, who sees a message on either side. */
export const MarkChoice = ({
  path,
  mark: { title, meaning, without },
  offers,
}: {
  path: Path;
  mark: (typeof marks)[number];
  offers: readonly ProposedMark[];
}) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const present = valueAt(document, path);
  const value = present === undefined ? '' : JSON.stringify(present);
  const offered = offeredFor(meaning, offers);
  const chosen = offered.find(option => option.value === value);
  return (
    <div className="stack">
      <Choice
        label={title}
        value={value}
        options={[
          { value: '', title: 'nothing that tells them' },
          ...(present === undefined || chosen ? [] : [{ value, title: markText(present) }]),
          ...offered.map(({ value, title }) => ({ value, title })),
        ]}
        onChange={next =>
          onEdit([
            next === ''
              ? { path: [...path], remove: true }
              : { path: [...path], value: JSON.parse(next) as Json },
          ])
        }
        disabled={refused !== null}
      />
      {chosen && <MarkExamples offer={chosen.offer} />}
      {present === undefined && <p className="quiet">{without}</p>}
    </div>
  );
};
