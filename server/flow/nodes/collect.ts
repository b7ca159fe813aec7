import { isInstructionLike } from '../../../lib/core/instruction-like.ts';
import type { FieldReading, MessageReading } from '../../../lib/core/plan.ts';
import { levelOf, type PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Taint } from '../../../lib/core/record.ts';
import { languageOf } from '../../text/language.ts';
import { type CollectedMessage, collected, type FlowRequest, type PageValue } from '../data.ts';
import { asksNothing, graphNode } from '../graph.ts';

const taintOf: Record<MessageReading['from'], Taint> = {
  customer: 'customer-claimed',
  agent: 'agent-entered',
  unknown: 'page-read',
};

/** What is not surely meant for the customer is taken for a note of the team. */
const mayBeInternal = ({ kind, from }: MessageReading): boolean =>
  kind === 'internal' || (kind === 'unknown' && from !== 'customer');

const isFlagged = (flags: readonly string[], text: string): boolean =>
  flags.includes('instruction-like') || isInstructionLike(text);

const messageOf = (message: MessageReading, index: number): CollectedMessage => ({
  sourceId: `message:${index + 1}`,
  author: message.author,
  at: message.at,
  from: message.from,
  taint: taintOf[message.from],
  internal: mayBeInternal(message),
  text: message.text,
  flagged: isFlagged(message.flags, message.text),
});

/** A masked field keeps its placeholder only, whatever was sent for it. */
const placeholderOf = ({ placeholders }: FieldReading): string => placeholders[0]?.token ?? '[masked 1]';

const pageValueOf = (policy: PolicyTable, request: FlowRequest, field: FieldReading): PageValue | null => {
  const { recordType } = request.reading;
  const level = levelOf(policy, request.roles, recordType, field.id);
  const title = policy.policy.records[recordType]?.fields[field.id]?.title;
  if (level === 'none' || title === undefined) return null;
  const masked = level === 'masked' || field.state === 'masked';
  const value = field.state === 'missing' ? null : masked ? placeholderOf(field) : (field.value ?? null);
  return { field: field.id, title, level, value, flagged: isFlagged(field.flags, field.value ?? '') };
};

const subjectOf = (policy: PolicyTable, request: FlowRequest, fields: readonly PageValue[]) => {
  const titleField = policy.policy.sites[request.reading.site]?.titleField;
  const subject = fields.find(({ field }) => field === titleField);
  if (!subject?.value || subject.level === 'masked') return null;
  return { field: subject.field, text: subject.value, flagged: subject.flagged };
};

const leftOutOf = ({ reading }: FlowRequest): string[] => {
  const internal = reading.conversation.filter(mayBeInternal).length;
  const notes: string[] = [];
  if (internal > 0)
    notes.push(
      `${internal} message${internal === 1 ? '' : 's'} of the team that may be internal: never used for a reply.`,
    );
  if (reading.messagesLeftOut > 0)
    notes.push(`${reading.messagesLeftOut} older messages, because of the limit on a reading.`);
  return notes;
};

/** A time as the page gives it, shortened to minutes where it is an ISO time. */
const timeOf = (at: string): string =>
  at === '' ? '' : ` (${at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2')})`;

const warningsOf = (messages: readonly CollectedMessage[], fields: readonly PageValue[]): string[] => {
  const places = [
    ...messages
      .filter(({ flagged }) => flagged)
      .map(
        ({ from, at }) => `${from === 'customer' ? 'a message of the customer' : 'a message'}${timeOf(at)}`,
      ),
    ...fields.filter(({ flagged }) => flagged).map(({ title }) => `the field ${title}`),
  ];
  return places.map(
    place => `Text in ${place} reads like instructions to an assistant. It decided nothing in this draft.`,
  );
};

const mostLetters = 60_000;

const customerText = (messages: readonly CollectedMessage[]): string =>
  messages
    .filter(({ from, flagged }) => from === 'customer' && !flagged)
    .map(({ text }) => text)
    .join('\n')
    .slice(-mostLetters);

/** Takes the reading apart into values and messages, each with where it comes from and how far it is to be trusted. */
export const collect = graphNode({
  name: 'collect',
  from: ['request'],
  output: collected,
  ...asksNothing,
  run: ({ request }, _asked, { policy }) => {
    const { site, recordType, recordId, conversation, fields: read } = request.reading;
    const fields = read.map(field => pageValueOf(policy, request, field)).filter(value => value !== null);
    const messages = conversation.map(messageOf);
    const subject = subjectOf(policy, request, fields);
    return {
      record: { system: policy.policy.sites[site]?.system ?? '', type: recordType, id: recordId },
      subject,
      fields,
      messages,
      language: languageOf(`${subject?.text ?? ''}\n${customerText(messages)}`),
      leftOut: leftOutOf(request),
      warnings: warningsOf(messages, fields),
    };
  },
  note: ({ fields, messages }) => `${fields.length} fields and ${messages.length} messages`,
});
