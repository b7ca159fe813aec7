import { completeReading } from '../../lib/core/complete-reading.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import type { FieldPlan, Reading } from '../../lib/core/plan.ts';
import { RecordReader } from '../../lib/page/read.ts';

export const readingId = '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11';

/** Reads a page as the content script and the worker do together. Throws the refusal when there is one. */
export const readPage = async (
  document: Document,
  plan: FieldPlan,
  reader = new RecordReader(document),
): Promise<Reading> => {
  const answer = await reader.read(plan, maskTable, readingId);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`);
  return completeReading(answer.reading, plan, readingId, '2026-11-20T10:00:00.000Z');
};

export const valuesOf = (reading: Reading): Record<string, string | undefined> =>
  Object.fromEntries(reading.fields.map(({ id, value }) => [id, value]));
