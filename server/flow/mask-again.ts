import { Ledger } from '../../lib/core/mask/ledger.ts';
import { maskText } from '../../lib/core/mask/mask-text.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { wordsFor } from '../../lib/core/mask/words-for-field.ts';
import type { FieldPlan, FieldReading, MessageReading, Reading } from '../../lib/core/plan.ts';

type Mask = (text: string, words?: string) => ReturnType<typeof maskText>;

const maskField = (field: FieldReading, words: string, mask: Mask): FieldReading => {
  if (field.value === undefined || field.state === 'masked') return field;
  const { text, placeholders } = mask(field.value, words);
  return { ...field, value: text, placeholders: [...field.placeholders, ...placeholders] };
};

const maskMessage = (message: MessageReading, mask: Mask): MessageReading => {
  const { text, placeholders } = mask(message.text);
  return {
    ...message,
    author: mask(message.author).text,
    at: mask(message.at).text,
    text,
    placeholders: [...message.placeholders, ...placeholders],
  };
};

/**
 * A reading masked by the table that pages are given. The page has masked already, and then nothing changes; this second
 * net holds where an extension is old, changed or not ours. Nobody can turn its placeholders back.
 */
export const maskAgain = (reading: Reading, plan: Pick<FieldPlan, 'fields'>): Reading => {
  const ledger = new Ledger(JSON.stringify([reading.fields, reading.conversation]));
  const mask: Mask = (text, words) => maskText(text, maskTable, ledger, Number.POSITIVE_INFINITY, words);
  const words = new Map(plan.fields.map(field => [field.id, wordsFor(field)]));
  return {
    ...reading,
    fields: reading.fields.map(field => maskField(field, words.get(field.id) ?? '', mask)),
    conversation: reading.conversation.map(message => maskMessage(message, mask)),
  };
};
