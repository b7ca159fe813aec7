import type { PageReading } from '../core/complete-reading.ts';
import type { FieldReading, MessageReading } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import type { SeenMessage } from './conversation.ts';
import type { Look } from './look.ts';
import { kindOfTitle, type Ledger } from './mask/ledger.ts';
import { maskText } from './mask/mask.ts';
import type { Taken } from './visible-text.ts';

const mostCharacters = 20_000;
const mostAuthorCharacters = 200;
const mostTimeCharacters = 80;
const mostPlaceholders = 100;
const mostAddressCharacters = 2_000;

type Safe = Pick<MessageReading, 'text' | 'placeholders' | 'flags'>;

/** What was taken, without invisible marks and with placeholders for sensitive values: for the whole of it, given a kind. */
const safe = (taken: Taken, ledger: Ledger, most: number, kind?: string): Safe => {
  const { text, invisible } = cleanText(taken.text);
  const whole = kind === undefined ? null : ledger.placeholder(kind, text, text);
  const masked = whole
    ? { text: whole.token, placeholders: [whole], truncated: false }
    : maskText(text, ledger, most);
  const flags: Safe['flags'] = [];
  if (taken.truncated || masked.truncated) flags.push('truncated');
  if (invisible) flags.push('invisible-characters');
  if (taken.hidden) flags.push('hidden');
  return { text: masked.text, placeholders: masked.placeholders.slice(0, mostPlaceholders), flags };
};

const readField = (
  { field, found, locator, hidden }: Look['fields'][number],
  ledger: Ledger,
): FieldReading => {
  const { id, level, title } = field;
  if (found === null) return { id, state: 'missing', placeholders: [], flags: hidden ? ['hidden'] : [] };
  const isMasked = level === 'masked';
  const { text, ...rest } = safe(found, ledger, mostCharacters, isMasked ? kindOfTitle(title) : undefined);
  return { id, state: isMasked ? 'masked' : 'read', value: text, locator, ...rest };
};

const readMessage = ({ author, at, body, ...kinds }: SeenMessage, ledger: Ledger): MessageReading => {
  const detail = (text: string, most: number): Safe => safe({ ...body, text }, ledger, most);
  const { text, placeholders, flags } = safe(body, ledger, mostCharacters);
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
export const maskLook = (look: Look, { origin, pathname }: Location, ledger: Ledger): PageReading => ({
  recordId: look.recordId,
  url: (origin + pathname).slice(0, mostAddressCharacters),
  fields: look.fields.map(field => readField(field, ledger)),
  conversation: look.conversation.messages.map(message => readMessage(message, ledger)),
  messagesLeftOut: look.conversation.leftOut,
});
