import type { ReadResult } from '../../lib/contract/messages.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import type { Proposal } from '../../lib/core/proposal.ts';

type Read = Extract<ReadResult, { state: 'read' }>;

/** The plan a record was read by. It crosses the message as plain JSON; the worker checked it. */
export const planOf = (result: Read): FieldPlan => result.plan as unknown as FieldPlan;

/** The choices of a field, where the open record's plan knows them. */
export const optionsOf = (result: ReadResult | null, field: string): readonly string[] | null => {
  const fields = result?.state === 'read' ? planOf(result).fields : [];
  return fields.find(({ id }) => id === field)?.options ?? null;
};

/** What the open page shows, by field, if it shows the record of this proposal. */
export const pageValues = (
  result: ReadResult | null,
  { record }: Pick<Proposal, 'record'>,
): ReadonlyMap<string, string> => {
  if (result?.state !== 'read') return new Map();
  const { reading } = result;
  const isSame =
    planOf(result).system === record.system &&
    reading.recordType === record.type &&
    reading.recordId === record.id;
  if (!isSame) return new Map();
  return new Map(
    reading.fields.flatMap(({ id, state, value }) =>
      state === 'read' && value !== undefined ? [[id, value]] : [],
    ),
  );
};
