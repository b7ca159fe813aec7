import type { PageReading } from '../core/complete-reading.ts';
import { kindOfTitle, type Ledger } from '../core/mask/ledger.ts';
import type { MaskTable } from '../core/mask/mask-table.ts';
import { maskText } from '../core/mask/mask-text.ts';
import { wordsFor } from '../core/mask/words-for-field.ts';
import type { FieldReading, MessageReading } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import type { SeenMessage } from './conversation.ts';
import type { Look } from './look.ts';
import type { Taken } from './visible-text.ts';

const mostCharacters = 20_000;
const mostAuthorCharacters = 200;
const mostTimeCharacters = 80;
const mostPlaceholders = 100;
const mostAddressCharacters = 2_000;

/** What is masked wherever it stands, and the placeholders given so far. */
export interface Masks {
  table: MaskTable;
  ledger: Ledger;
}

type Safe = Pick<MessageReading, 'text' | 'placeholders' | 'flags'>;

/** What stands in place of a text that was taken from the page. */
type Mask = (text: string) => ReturnType<typeof maskText>;

/** What was taken, without invisible marks and masked. */
const safe = (taken: Taken, mask: Mask): Safe => {
  const { text, invisible } = cleanText(taken.text);
  const masked = mask(text);
  const flags: Safe['flags'] = [];
  if (taken.truncated || masked.truncated) flags.push('truncated');
  if (invisible) flags.push('invisible-characters');
  if (taken.hidden) flags.push('hidden');
  return { text: masked.text, placeholders: masked.placeholders.slice(0, mostPlaceholders), flags };
};

const whole = (kind: string, ledger: Ledger): Mask => {
  return text => {
    const placeholder = ledger.placeholder(kind, text, text);
    return { text: placeholder.token, placeholders: [placeholder], truncated: false };
  };
};

const withinText =
  ({ table, ledger }: Masks, most: number, title = ''): Mask =>
  text =>
    maskText(text, table, ledger, most, title);

const readField = ({ field, found, locator, hidden }: Look['fields'][number], masks: Masks): FieldReading => {
  const { id, level, title } = field;
  if (found === null) return { id, state: 'missing', placeholders: [], flags: hidden ? ['hidden'] : [] };
  const isMasked = level === 'masked';
  const mask = isMasked
    ? whole(kindOfTitle(title), masks.ledger)
    : withinText(masks, mostCharacters, wordsFor(field));
  const { text, ...rest } = safe(found, mask);
  return { id, state: isMasked ? 'masked' : 'read', value: text, locator, ...rest };
};

const readMessage = ({ author, at, body, ...kinds }: SeenMessage, masks: Masks): MessageReading => {
  const detail = (text: string, most: number): Safe => safe({ ...body, text }, withinText(masks, most));
  const { text, placeholders, flags } = safe(body, withinText(masks, mostCharacters));
  const name = detail(author, mostAuthorCharacters);
  return {
    ...kinds,
    author: name.text,
    at: detail(at, mostTimeCharacters).text,
    text,
    placeholders: [...name.placeholders, ...placeholders],
    flags,
  };
};

/** What a look saw, masked: from here on nothing sensitive is left in it. */
export const maskLook = (look: Look, { origin, pathname }: Location, masks: Masks): PageReading => ({
  recordId: look.recordId,
  url: (origin + pathname).slice(0, mostAddressCharacters),
  fields: look.fields.map(field => readField(field, masks)),
  conversation: look.conversation.messages.map(message => readMessage(message, masks)),
  messagesLeftOut: look.conversation.leftOut,
});
