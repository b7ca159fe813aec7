import type { ProposedLocator } from '../../core/pointing.ts';
import { attribute, localName, parentNode } from '../native.ts';
import { under } from '../select.ts';
import { isTellingClass, stabilityOf } from './stable-name.ts';
import { attributeNames } from './target.ts';

/** One way to name an element in a selector. */
export interface Naming {
  css: string;
  strategy: Exclude<ProposedLocator['strategy'], 'label' | 'position'>;
  /** How far it can be relied on, up to 100. */
  worth: number;
  /** For the admin. */
  words: string;
  /** The words that name the value, such as `status`; used for a title where no label is found. */
  name: string;
}

/** Refuses what belongs to one record or one customer: its id, or the value itself. */
export type OfRecord = (text: string) => boolean;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** Tells names that hold one of these texts, however they are written; of very short ones only whole words count. */
export const ofRecord = (texts: string[]): OfRecord => {
  const all = texts.map(plain).filter(text => text !== '');
  return name => {
    const own = plain(name);
    const words = wordsOf(name);
    return all.some(text => (text.length > 2 ? own.includes(text) : words.includes(text)));
  };
};

const forTests =
  /^data-(test|testid|test-id|test-selector|qa|qa-id|cy|automation|automation-id|e2e|hook|selenium(-test)?)$/;
const forFields =
  /^(name|itemprop|property|data-(field|fields|field-name|fieldname|field-id|field-key|name|key|prop|property|attribute|attr|column|col|column-id|item|slot|role|component|target|target-selection-name|element|element-id|id|type|control-name|record-field|api-name|label-key|i18n|l10n-id)|field-name|field|slot|part|data-cell|headers)$/;
/** They say what is drawn, where a link leads or in which state something is, or they hold words of one language. */
const notNames =
  /^(id|class|style|href|src|srcset|alt|title|value|placeholder|content|tabindex|dir|lang|width|height|target|rel|type|for|checked|selected|disabled|readonly|hidden|open|draggable|contenteditable|spellcheck|autocomplete|method|action|colspan|rowspan|scope|role|datetime|aria-.*|on.*|data-(state|status-.*|value|label|title|text|tooltip|original-title|toggle|index|row|count|loading|active|selected|open|theme|color|time|timestamp|date|href|url|src))$/;
/** Frameworks keep code and states in these, and names only in what they call a model. */
const runsCode = /^[@:*#([]|^(x|v|hx|ng|wire)[-:](?!model)|[-:]on:|^xml/;

/** The top of the tree an element lies in: the page, or one shadow root. */
export const rootOf = (element: Element): Node => {
  let node: Node = element;
  for (let parent = parentNode(node); parent; parent = parentNode(node)) node = parent;
  return node;
};

const quoted = (text: string): string => {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return `"${escaped.replace(/\p{Cc}/gu, character => `\\${character.charCodeAt(0).toString(16)} `)}"`;
};

/** A selector of the elements that have an attribute. Frameworks call theirs `wire:model` or `@click`. */
export const having = (attributeName: string, value = ''): string =>
  `[${CSS.escape(attributeName)}${value && `=${quoted(value)}`}]`;

/** Boxes around everything: to be inside one says nothing. */
const isWholePage =
  /^_*(root|app|application|main|content|page|wrapper|container|body|layout|next|nuxt|gatsby|react|portal|outer|site|view)(-?(root|app|content|wrapper|container|view))?$/i;

const idNaming = (element: Element, isOfRecord: OfRecord): Naming[] => {
  const id = attribute(element, 'id') ?? '';
  const stability = isOfRecord(id) ? 0 : stabilityOf(id);
  if (stability === 0) return [];
  const worth = isWholePage.test(id) ? 35 : 100 * stability;
  return [{ css: `#${CSS.escape(id)}`, strategy: 'id', worth, words: `id “${id}”`, name: id }];
};

/** Whether elements are told apart by this attribute: then its values are names, and not states of one thing. */
const tellsApart = (element: Element, attributeName: string): boolean => {
  const all = under(rootOf(element), having(attributeName)).slice(0, 50);
  return new Set(all.map(one => attribute(one, attributeName))).size > 1;
};

const attributeNaming = (element: Element, attributeName: string, isOfRecord: OfRecord): Naming[] => {
  if (notNames.test(attributeName) || runsCode.test(attributeName) || stabilityOf(attributeName) === 0)
    return [];
  const value = attribute(element, attributeName) ?? '';
  const isKnown = forTests.test(attributeName) || forFields.test(attributeName);
  const stability = isOfRecord(value) ? 0 : stabilityOf(value.replace(/\s+/g, '-'));
  const found: Naming[] = [];
  const say = (css: string, worth: number, words: string, name: string): void => {
    found.push({ css, strategy: 'attribute', worth, words, name });
  };
  if (stability > 0) {
    const isWorded = /label|title|caption|tooltip/.test(attributeName);
    const others = tellsApart(element, attributeName) ? 80 : 44;
    const worth = forTests.test(attributeName) ? 95 : isKnown ? 92 : isWorded ? 60 : others;
    const language = isWorded ? ' (words of one language)' : '';
    say(having(attributeName, value), worth * stability, `${attributeName} “${value}”${language}`, value);
  }
  // The value may change from record to record; that the attribute is there can be enough.
  if (attributeName.startsWith('data-') && !isKnown && !isOfRecord(attributeName))
    say(having(attributeName), 70, `attribute ${attributeName}`, attributeName.slice(5));
  return found;
};

const classNamings = (element: Element, isOfRecord: OfRecord): Naming[] =>
  (attribute(element, 'class') ?? '')
    .split(/\s+/)
    .filter(name => isTellingClass(name) && !isOfRecord(name))
    .slice(0, 6)
    .map(name => ({
      css: `.${CSS.escape(name)}`,
      strategy: 'structure',
      worth: 60 * stabilityOf(name),
      words: `class “${name}”`,
      name,
    }));

const landmarks = /^(main|article|aside|header|footer|nav|form|table|h1|dl)$/;

const tagNamings = (element: Element): Naming[] => {
  const tag = localName(element);
  if (tag.includes('-') && stabilityOf(tag) > 0)
    return [{ css: CSS.escape(tag), strategy: 'structure', worth: 58, words: `element “${tag}”`, name: tag }];
  if (!landmarks.test(tag)) return [];
  return [
    {
      css: tag,
      strategy: 'structure',
      worth: tag === 'h1' ? 50 : 30,
      words: `“${tag}” of the page`,
      name: '',
    },
  ];
};

/** The ways to name an element that hold on other records, too: best first. */
export const namingsOf = (element: Element, isOfRecord: OfRecord): Naming[] =>
  [
    ...idNaming(element, isOfRecord),
    ...attributeNames(element)
      .slice(0, 40)
      .flatMap(name => attributeNaming(element, name, isOfRecord)),
    ...classNamings(element, isOfRecord),
    ...tagNamings(element),
  ].sort((one, other) => other.worth - one.worth);
