import type { Sentence } from '../../../lib/core/draft.ts';
import type { WrittenSentence } from '../../models/written.ts';
import { stemsOf } from '../../text/words.ts';
import type { KnownSource } from '../sources.ts';
import { hasAtoms, unfoundAtom } from './atoms.ts';
import { linksIn } from './codes.ts';
import { claimedStems } from './courtesy.ts';
import { withoutDates } from './dates.ts';
import { contradicts } from './polarity.ts';

export interface Grounds {
  sources: ReadonlyMap<string, KnownSource>;
  language: string;
  /** Names that may be used without a source: the customer's, as its owner gives it, and the agent's. */
  names: readonly string[];
}

/** Share of a sentence's own words that its sources must hold. */
const leastSupport = 0.6;
const reported =
  /\b(?:you (?:wrote|said|say|mention|mentioned|asked|told|describe|write))\b|\b(?:Sie (?:schreiben|schrieben|haben geschrieben|fragen|erwähnen))\b|\bvous (?:écrivez|avez écrit|demandez|indiquez)\b/i;

const flattened = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a quote stands in its source, letter for letter but for quotation marks, case and spaces. */
export const quoteHolds = (quote: string, source: KnownSource | undefined): boolean =>
  source !== undefined && quote.trim() !== '' && flattened(source.text).includes(flattened(quote));

const unknownName = (text: string, cited: string, { language, names }: Grounds): string | null => {
  if (language === 'de') return null; // Every German noun has a capital.
  const known = flattened(`${cited} ${names.join(' ')}`);
  const inside = [...text.matchAll(/(?<=[\p{Ll},;:] )\p{Lu}\p{Ll}+/gu)].map(([name]) => name);
  return inside.find(name => !known.includes(name.toLowerCase())) ?? null;
};

const citationProblem = ({ citations }: WrittenSentence, { sources }: Grounds): string | null => {
  if (citations.length === 0) return 'No source is given for this sentence.';
  const allHold = citations.every(({ sourceId, quote }) => quoteHolds(quote, sources.get(sourceId)));
  return allHold ? null : 'The quoted words are not in the source.';
};

/** Whether the sources hold most of a sentence's own words. Numbers and dates are compared apart, letter by letter. */
const isSupported = (text: string, cited: readonly KnownSource[], grounds: Grounds): boolean => {
  const known = new Set(
    cited.flatMap(source => stemsOf(`${source.title}\n${source.text}`, grounds.language)),
  );
  const stems = claimedStems(withoutDates(text), grounds.language, grounds.names).filter(
    stem => !/\d/.test(stem),
  );
  return stems.filter(stem => known.has(stem)).length >= leastSupport * stems.length;
};

const claimProblem = (sentence: WrittenSentence, grounds: Grounds): string | null => {
  const { text, citations } = sentence;
  const wrongCitation = citationProblem(sentence, grounds);
  if (wrongCitation) return wrongCitation;
  const cited = citations.map(({ sourceId }) => grounds.sources.get(sourceId) as KnownSource);
  const texts = cited.map(source => source.text);
  const atom = unfoundAtom(text, texts.join('\n'));
  if (atom) return `The sources do not hold ${atom}.`;
  const name = unknownName(text, texts.join('\n'), grounds);
  if (name) return `The sources do not hold the name “${name}”.`;
  if (!isSupported(text, cited, grounds)) return 'The sources say too little of this sentence.';
  if (contradicts(text, texts, grounds.language)) return 'The source seems to say the opposite.';
  if (cited.every(({ taint }) => taint === 'customer-claimed') && !reported.test(text))
    return 'Only the customer says this; no system confirms it.';
  return null;
};

/**
 * Checks one sentence against what it cites, without a model. A sentence that passes was checked; that does not make it
 * true. What a drafter calls no claim is believed only where the sentence consists of courtesy.
 */
export const checkSentence = (sentence: WrittenSentence, grounds: Grounds): Sentence => {
  const { text, paragraph, citations } = sentence;
  const courtesyOnly = !hasAtoms(text) && claimedStems(text, grounds.language, grounds.names).length === 0;
  const claim = sentence.claim || !courtesyOnly;
  const problem =
    linksIn(text).length > 0
      ? 'A draft holds no links or addresses.'
      : claim
        ? claimProblem(sentence, grounds)
        : null;
  return { text, claim, paragraph, citations, problem };
};
