import { Ledger } from '../../core/mask/ledger.ts';
import type { MaskTable } from '../../core/mask/mask-table.ts';
import { maskText } from '../../core/mask/mask-text.ts';
import type { PointedValue, PointingWarning } from '../../core/pointing.ts';
import { cleanText } from '../clean.ts';
import type { Spot } from '../label.ts';
import type { Scene } from '../locate.ts';
import { suggestField } from './describe.ts';
import { labelWordsFor } from './label-words.ts';
import { nameFor } from './name-for.ts';
import { ofRecord } from './names.ts';
import { type Proven, provenLabels, provenSelectors, ranked } from './propose.ts';
import { closedReason, type Target, targetAt } from './target.ts';
import { provenWithin, wordsBefore } from './within-text.ts';

/** What pointing needs to know besides the page. */
export interface PointingContext {
  /** The ids that the page's address names. */
  ids: string[];
  masks: MaskTable;
}

/** What is told of a place that could not be looked at. */
export const nothingFound: PointedValue = {
  kind: 'value',
  value: '',
  label: '',
  suggested: { id: 'field', title: 'Field', type: 'text', sensitivity: 'internal' },
  locators: [],
  warnings: ['no-locator'],
};

const mostShown = 500;
const long = 400;

/** The beginning of a text of the page, masked: so it may leave the page. */
export const shown = (text: string, masks: MaskTable, title = '', most = mostShown): string =>
  maskText(cleanText(text).text, masks, new Ledger(text), most, title).text;

const warningsFor = (scene: Scene, { spot, value, hidden }: Target, proven: Proven[]): PointingWarning[] => {
  const chosen = proven.filter(({ proposal }) => proposal.recommended);
  const isByWords = chosen.length > 0 && chosen.every(({ proposal }) => proposal.strategy === 'label');
  const isByPlace = proven.length > 0 && proven.every(({ proposal }) => proposal.strategy === 'position');
  const closed = closedReason(spot.element);
  const isInMessage = scene.skips(spot.element);
  const told: [PointingWarning, boolean][] = [
    ['in-frame', closed === 'in-frame'],
    ['never-read', closed === 'never-read'],
    ['closed', closed === 'closed' && value === ''],
    ['empty', value === '' && closed === null],
    ['hidden', hidden],
    ['in-message', isInMessage],
    ['position-only', isByPlace],
    ['words-only', isByWords],
    ['no-locator', value !== '' && proven.length === 0 && !isInMessage],
    ['long', value.length > long],
  ];
  return told.filter(([, is]) => is).map(([warning]) => warning);
};

const describe = (scene: Scene, spot: Spot, { ids, masks }: PointingContext): PointedValue => {
  const target = targetAt(scene, spot);
  const isOfRecord = ofRecord([...ids, target.value.slice(0, 80)]);
  const labels = target.value === '' ? [] : provenLabels(scene, target, isOfRecord);
  const selectors = target.value === '' ? [] : provenSelectors(scene, target, isOfRecord);
  const isSure = [...selectors, ...labels].some(({ proposal }) => proposal.strength !== 'weak');
  const within = isSure || target.value === '' ? [] : provenWithin(scene, target, isOfRecord);
  const proven = ranked([...selectors, ...labels, ...within]);
  // Where a sign is read, words beside it name this record's sign.
  const labelled = typeof target.read === 'object' ? [] : labelWordsFor(spot);
  const known = labels[0]?.proposal.locator.label?.[0] ?? labelled.find(({ tied }) => tied)?.words;
  const label = known ?? (within.length > 0 ? wordsBefore(target) : '');
  const name = nameFor(target, isOfRecord);
  return {
    kind: 'value',
    value: shown(target.value, masks, label || name),
    label: shown(label, masks, '', 200),
    suggested: suggestField(target, label, name),
    locators: proven.map(({ proposal }) => proposal),
    warnings: warningsFor(scene, target, proven),
  };
};

/** Everything about one value that was pointed at: how it reads, what it could be called, and the ways to it. */
export const pointedValueAt = (scene: Scene, spot: Spot, context: PointingContext): PointedValue => {
  const pointed = describe(scene, spot, context);
  // What looked like a label before it may be none: then the text as a whole is meant.
  const isPart = spot.text !== undefined && pointed.locators.length === 0;
  return isPart ? describe(scene, { element: spot.element }, context) : pointed;
};
