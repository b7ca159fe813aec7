import type { PlannedLocator } from '../../core/plan.ts';
import type { ProposedLocator } from '../../core/pointing.ts';
import { indexLabels } from '../label-index.ts';
import { locate, type Scene } from '../locate.ts';
import { childrenOf, drawnParent } from '../tree.ts';
import { type LabelWords, labelWordsFor } from './label-words.ts';
import type { OfRecord } from './names.ts';
import { type Candidate, selectorsFor } from './selectors.ts';
import { equivalents, type Target } from './target.ts';

/** A locator that was tried and found the value. */
export interface Proven {
  proposal: ProposedLocator;
  worth: number;
}

/** On very large pages trying stops here: the best candidates come first. */
const mostMs = 250;
const mostTries = 160;
const mostOfOneStrategy = 2;

const strong = 85;
const fair = 45;
const strengthOf = (worth: number) => (worth >= strong ? 'strong' : worth >= fair ? 'fair' : 'weak');

const holds = (outer: Element, inner: Element): boolean => {
  let at: Element | null = inner;
  while (at && at !== outer) at = drawnParent(at);
  return at !== null;
};

/** Whether a locator finds exactly what was pointed at, by the reader's own code: that value, in that place. */
const finds = (scene: Scene, locator: PlannedLocator, { spot, value }: Target): boolean => {
  const { found } = locate(scene, locator);
  return (
    found !== null &&
    found.text === value &&
    (holds(found.element, spot.element) || holds(spot.element, found.element))
  );
};

type Rated = Omit<Candidate, 'css' | 'strategy'> & Pick<ProposedLocator, 'strategy'>;

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

const proven = (locator: PlannedLocator, { strategy, worth, why }: Rated): Proven => ({
  proposal: { locator, strategy, strength: strengthOf(worth), why: shortened(why), recommended: false },
  worth,
});

/** What follows a label in the same text. */
const behindLabel = '^[^:：]{1,60}[:：] ?(.+)$';

/** Selectors that find the target, the best of each strategy. Trying stops at a moment of `performance.now()`. */
export const provenSelectors = (
  scene: Scene,
  target: Target,
  isOfRecord: OfRecord,
  untilMs = Number.POSITIVE_INFINITY,
): Proven[] => {
  const { element, text } = target.spot;
  const pattern = text ? behindLabel : undefined;
  if (text && childrenOf(element).length > 1) return [];
  const [itself, ...others] = equivalents({ element });
  const candidates = [
    ...(itself ? selectorsFor(itself, isOfRecord) : []),
    ...others.flatMap(element =>
      selectorsFor(element, isOfRecord).map(one => ({ ...one, worth: one.worth - 1 })),
    ),
  ].sort((one, other) => other.worth - one.worth);
  const stopMs = Math.min(untilMs, performance.now() + mostMs);
  const kept: Proven[] = [];
  const counts = new Map<string, number>();
  for (const candidate of candidates.slice(0, mostTries)) {
    const count = counts.get(candidate.strategy) ?? 0;
    const addsNothing = kept.some(({ proposal: { locator } }) => candidate.css.endsWith(` ${locator.css}`));
    if (count >= mostOfOneStrategy || addsNothing) continue;
    if (performance.now() > stopMs) break;
    const locator: PlannedLocator = {
      css: candidate.css,
      read: target.read,
      ...(pattern ? { pattern } : {}),
    };
    if (!finds(scene, locator, target)) continue;
    counts.set(candidate.strategy, count + 1);
    kept.push(proven(locator, candidate));
  }
  return kept;
};

const labelWorth = ({ tied }: LabelWords): number => (tied ? 55 : 46);

/** Labels beside the target by which the reader finds it. */
export const provenLabels = (scene: Scene, target: Target, isOfRecord: OfRecord): Proven[] => {
  if (typeof target.read === 'object') return [];
  const all = labelWordsFor(target.spot)
    .filter(({ words }) => !isOfRecord(words))
    .slice(0, 12);
  const labels = indexLabels(
    target.spot.element.ownerDocument,
    all.map(({ words }) => words),
    scene.skips,
  );
  return all
    .map(label => ({ label, locator: { label: [label.words], read: target.read } satisfies PlannedLocator }))
    .filter(({ locator }) => finds({ ...scene, labels }, locator, target))
    .slice(0, mostOfOneStrategy)
    .map(({ label, locator }) => {
      const why = `By the words “${label.words}” beside it, in this language only.`;
      return proven(locator, {
        strategy: 'label',
        worth: labelWorth(label),
        why,
      });
    });
};

/**
 * Ranks what was proven. Recommended are at most three: names first, a label behind them unless a strong name leads
 * there. A place that is only counted is recommended when there is nothing else.
 */
export const ranked = (all: Proven[]): Proven[] => {
  const sorted = all.toSorted((one, other) => other.worth - one.worth);
  const named = sorted.filter(
    ({ proposal }) => !/label|position/.test(proposal.strategy) && proposal.strength !== 'weak',
  );
  const label = sorted.find(({ proposal }) => proposal.strategy === 'label');
  const isSure = named[0]?.proposal.strength === 'strong';
  const chosen = [...named.slice(0, 2), ...(label && !isSure ? [label] : [])];
  const [last] = sorted;
  const recommended = new Set(chosen.length > 0 || !last ? chosen : [last]);
  // Words of one language come behind every name that can be relied on.
  const order = (one: Proven): number => (named.includes(one) ? 0 : one === label ? 1 : 2);
  return sorted
    .toSorted((one, other) => order(one) - order(other))
    .slice(0, 8)
    .map(one => ({ ...one, proposal: { ...one.proposal, recommended: recommended.has(one) } }));
};
