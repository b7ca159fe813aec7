import type { PointedValue } from '../../core/pointing.ts';
import { isControl } from '../control.ts';
import { localName } from '../native.ts';
import { asId, asTitle } from './stable-name.ts';
import type { Target } from './target.ts';

type Suggested = PointedValue['suggested'];
type FieldType = Suggested['type'];

const months =
  'jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|f[eé]vr|avr|juin|juil|ao[uû]t|ene|abr|ago|dic';
const currency = '[$€£¥₹]|(?:EUR|USD|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK|BRL|ZAR|AED)';

/** How values of each type are written, tried in this order. */
const forms: [FieldType, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['money', new RegExp(`^(?:${currency})\\s?-?\\d[\\d.,' ]*$|^-?\\d[\\d.,' ]*\\s?(?:${currency})$`)],
  [
    'date',
    /^\d{4}-\d{2}-\d{2}([T ][\d:.]{4,}.*)?$|^\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}(,? \d{1,2}:\d{2}.*)?$/,
  ],
  [
    'date',
    new RegExp(
      `^(\\p{L}{2,9}\\.?,? )?(\\d{1,2}\\.? (${months})|(${months})\\p{L}* \\d{1,2},?)\\p{L}*\\.?,? \\d{2,4}.{0,20}$`,
      'iu',
    ),
  ],
  ['number', /^-?\d{1,3}([., ]\d{3})*([.,]\d+)?$|^-?\d+([.,]\d+)?$/],
  ['phone', /^(\+|\(?0)[\d\s()/.-]{7,22}$/],
  ['boolean', /^(yes|no|true|false|ja|nein|oui|non|s[ií]|on|off)$/i],
];

const controlTypes: Record<string, FieldType> = {
  checkbox: 'boolean',
  number: 'number',
  date: 'date',
  'datetime-local': 'date',
  email: 'email',
  tel: 'phone',
};

const typeOf = ({ spot: { element }, value }: Target): FieldType => {
  if (localName(element) === 'select') return 'choice';
  const own = isControl(element) ? controlTypes[(element as HTMLInputElement).type] : undefined;
  if (own) return own;
  if (localName(element) === 'time') return 'date';
  return forms.find(([, form]) => form.test(value))?.[0] ?? 'text';
};

const optionsOf = (element: Element): string[] | undefined => {
  if (localName(element) !== 'select') return undefined;
  const all = Array.from((element as HTMLSelectElement).options, ({ label }) => label.trim().slice(0, 120));
  return [...new Set(all.filter(Boolean))].slice(0, 200);
};

const personalWords =
  /name|address|street|birth|mail|phone|mobile|adresse|straße|geburt|telefon|nombre|\bnom\b|téléphone|naissance|dirección|^(customer|requester|client|contact|caller|sender|user|person|kunde|kundin|anfragende.*|cliente|demandeur)$/i;

/** What the field could be called, from its label or else from the name that leads to it. */
export const suggestField = (target: Target, label: string, name: string): Suggested => {
  const type = typeOf(target);
  const title = (label || asTitle(name) || 'Field').slice(0, 120);
  const isPersonal =
    /email|phone|address/.test(type) || [title, name].some(words => personalWords.test(words));
  const options = optionsOf(target.spot.element);
  return {
    id: asId(label) || asId(name) || 'field',
    title,
    type,
    ...(options ? { options } : {}),
    sensitivity: isPersonal ? 'personal' : 'internal',
  };
};
