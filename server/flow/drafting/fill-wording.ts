import { placesIn } from '../../../lib/core/reply-problems.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { FilledWording } from '../data.ts';
import type { Situation } from './conditions.ts';

const isoDate = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const money = /\b(\d+)\.(\d{2})(?= [A-Z]{3}\b)/g;
const locales: Record<string, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };
const commaLanguages = new Set(['de', 'fr']);

/** A value as a customer reads it: days in words, amounts with the language's decimal sign, and a list with its "and". */
const forCustomer = (value: string, language: string): string => {
  const locale = locales[language] ?? 'en-GB';
  const list = new Intl.ListFormat(locale).format(value.split('; '));
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dated = list.replace(isoDate, iso => {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? iso : day.format(time);
  });
  return commaLanguages.has(language) ? dated.replace(money, '$1,$2') : dated;
};

/**
 * Puts values into a wording, in every language it has. Null when one of its fields has no usable value: half a
 * statement is a wrong one.
 */
export const fillWording = (
  say: Readonly<Record<string, string>>,
  { values }: Situation,
): FilledWording[] | null => {
  const fields = [...new Set(Object.values(say).flatMap(placesIn))];
  if (fields.some(field => !values.has(field))) return null;
  return Object.entries(say).map(([language, wording]) => ({
    language,
    fields: [...new Set(placesIn(wording))],
    sentences: sentencesOf(wording).map(template => ({
      template,
      text: template.replace(/\{([^{}]*)\}/g, (_place, field: string) =>
        forCustomer(values.get(field) ?? '', language),
      ),
    })),
  }));
};
