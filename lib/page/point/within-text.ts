import { patternProblem } from '../../core/pattern.ts';
import { isControl } from '../control.ts';
import { locate, type Scene } from '../locate.ts';
import { attribute, localName } from '../native.ts';
import { drawnParent, isElement } from '../tree.ts';
import { asLabel, canBeLabel } from './label-form.ts';
import { nodeBefore, textOf } from './label-words.ts';
import type { OfRecord } from './names.ts';
import { type Proven, provenSelectors } from './propose.ts';
import { type Target, targetAt } from './target.ts';

const mostBoxes = 3;
const longestValue = 80;
/** Behind every name and every label that the reader knows, and before a place that is only counted. */
const worth = 44;

/** Whether something looks like a label, and not like the value before: the value would be different on each record. */
const looksLikeLabel = (node: Node): boolean =>
  isElement(node) &&
  (/^(b|strong|label|dt|th|h[3-6])$/.test(localName(node)) ||
    /(^|[\s_-])(label|key|term|caption|k)([\s_-]|$)/i.test(attribute(node, 'class') ?? ''));

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s');

/** Words right before a value, where the reader knows no label because several pairs stand in one box. */
export const wordsBefore = ({ spot }: Target): string => {
  const previous = nodeBefore(spot.text ?? spot.element);
  const words = previous && looksLikeLabel(previous) ? asLabel(textOf(previous)) : '';
  return canBeLabel(words) ? words : '';
};

/** Locators that take the value out of the text of a named box around it, by the words before it. */
export const provenWithin = (scene: Scene, target: Target, isOfRecord: OfRecord): Proven[] => {
  const { spot, value } = target;
  const words = wordsBefore(target);
  const isPlain = !isControl(spot.element) && value.length <= longestValue && !value.includes('\n');
  const pattern = `${escaped(words)}[:：]?\\s{0,3}([^\\n]{1,${longestValue}})`;
  if (words === '' || !isPlain || isOfRecord(words) || patternProblem(pattern)) return [];
  let box: Element | null = spot.text ? spot.element : drawnParent(spot.element);
  for (let level = 0; box && level < mostBoxes; level++) {
    const [way] = provenSelectors(scene, targetAt(scene, { element: box }), isOfRecord).filter(
      ({ proposal }) => proposal.strategy !== 'position',
    );
    const locator = way && { ...way.proposal.locator, pattern };
    if (locator && locate(scene, locator).found?.text === value) {
      const why = `Behind the words “${words}” in the text around it, in this language only.`;
      return [{ worth, proposal: { locator, strategy: 'label', strength: 'weak', why, recommended: false } }];
    }
    box = drawnParent(box);
  }
  return [];
};
