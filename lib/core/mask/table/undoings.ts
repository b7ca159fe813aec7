import type { Undoing } from '../mask-table.ts';
import { letters } from './form-parts.ts';

const pairs = (from: string, to: string): Record<string, string> =>
  Object.fromEntries([...from].map((letter, place) => [letter, to.charAt(place)]));

const posing = 'OoIl|iZSBgq';
const digitFor = pairs(posing, '00111125899');
const posingOrDigit = `[\\d${posing}]`;
const between = '[ .,/()-]';

/** Letters of other scripts that look like plain ones, and letters that are written for digits. */
export const undoings: Undoing[] = [
  {
    form: '[^\\0-\\x7f]',
    by: pairs('АВЕЅЗІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα', 'ABES3IJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXoa'),
  },
  {
    // Words of nothing but such letters and digits, nine characters or more together, one of them a digit.
    form:
      `(?<![${letters}\\d])(?=[${posing} .,/()-]{0,40}\\d)(?=(?:${posingOrDigit}|${between}){9})` +
      `${posingOrDigit}+(?:${between}{1,3}${posingOrDigit}+)*(?![${letters}\\d])`,
    by: digitFor,
  },
  { form: `(?<=\\d)[${posing}]+(?=\\d)`, by: digitFor },
];
