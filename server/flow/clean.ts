import { Ledger } from '../../lib/core/mask/ledger.ts';
import { maskText } from '../../lib/core/mask/mask-text.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';

const neverStored = new Set(['card', 'bank account']);
const paymentTable = { ...maskTable, rules: maskTable.rules.filter(({ kind }) => neverStored.has(kind)) };

/**
 * A text that is fit to be stored: well-formed, without NUL, and with payment cards and bank accounts masked, whoever
 * wrote it. Other kinds may belong there: a model's reply names the shop's own telephone number.
 */
export const cleanText = (text: string): string => {
  const plain = text.toWellFormed().replaceAll('\0', '');
  return maskText(plain, paymentTable, new Ledger(plain), Number.POSITIVE_INFINITY).text;
};

/** A value with every text in it clean. */
export const cleanDeep = <T>(value: T): T => {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDeep(each)])) as T;
};
