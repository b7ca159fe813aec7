import { z } from 'zod';
import { Fault } from '../../lib/core/fault.ts';
import type { HttpAnswer } from './http/client.ts';

/**
 * A successful answer in the shape the connector knows. Throws a Fault: `not-found` on 404, `upstream-refused` on any other
 * refusal and on an answer of another shape.
 */
export const readAnswer = <T extends z.ZodType>(
  title: string,
  schema: T,
  { status, json }: HttpAnswer,
): z.output<T> => {
  if (status === 404) throw new Fault('not-found', `${title} has no such record.`);
  if (status >= 300)
    throw new Fault('upstream-refused', `${title} refused to give the record (status ${status}).`);
  const answer = schema.safeParse(json);
  if (!answer.success) {
    throw new Fault('upstream-refused', `${title} gave an answer of an unexpected shape.`, {
      internal: z.prettifyError(answer.error),
    });
  }
  return answer.data;
};
