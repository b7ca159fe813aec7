import type { FieldPlan, FieldReading, Reading } from '../../lib/core/plan.ts';

export interface ReceiptRow {
  id: string;
  title: string;
  owner: string;
  state: FieldReading['state'];
  value: string | null;
  flags: FieldReading['flags'];
  /** The first locator gave nothing, and a later one answered. */
  byFallback: boolean;
  /** Null while there is no draft. */
  used: boolean | null;
}

/** What was read for this person, field by field as planned, and what was left alone. */
export interface Receipt {
  rows: ReceiptRow[];
  withheld: number;
  messages: number;
  messagesLeftOut: number;
  /** Messages of the conversation with something odd in them. */
  flaggedMessages: { author: string; flags: FieldReading['flags'] }[];
}

export const receiptOf = (
  plan: Pick<FieldPlan, 'fields' | 'withheld'>,
  reading: Reading,
  usedFields: ReadonlySet<string> | null,
): Receipt => {
  const readings = new Map(reading.fields.map(field => [field.id, field]));
  return {
    rows: plan.fields.map(({ id, title, ownerTitle }) => {
      const field = readings.get(id);
      return {
        id,
        title,
        owner: ownerTitle,
        state: field?.state ?? 'missing',
        value: field?.value ?? null,
        flags: field?.flags ?? [],
        byFallback: (field?.locator ?? 0) > 0,
        used: usedFields ? usedFields.has(id) : null,
      };
    }),
    withheld: plan.withheld,
    messages: reading.conversation.length,
    messagesLeftOut: reading.messagesLeftOut,
    flaggedMessages: reading.conversation.filter(message => message.flags.length > 0),
  };
};

/** `9 read · 2 masked · 1 withheld · 1 missing`, leaving out what is zero. */
export const receiptSummary = ({ rows, withheld }: Receipt): string => {
  const count = (state: ReceiptRow['state']) => rows.filter(row => row.state === state).length;
  const parts: [number, string][] = [
    [count('read'), 'read'],
    [count('masked'), 'masked'],
    [withheld, 'withheld'],
    [count('missing'), 'missing'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(' · ');
};
