import { z } from 'zod';
import type { WriteOutcome } from '../connector.ts';
import type { HttpAnswer } from '../http/client.ts';

const prose = z.union([
  z.array(z.string()),
  z.object({ message: z.string() }).transform(({ message }) => [message]),
]);

/** What Request Tracker says about a write: words for people, in the account's language, and never a proof. */
export const wordsOf = ({ json }: HttpAnswer): string => {
  const said = prose.safeParse(json);
  return said.success ? said.data.join(' ').slice(0, 300) : '';
};

/** The outcome where the status alone shows that nothing was written; null where only the history can tell. */
export const refusalIn = (title: string, answer: HttpAnswer): WriteOutcome | null => {
  if (answer.status === 412) return { outcome: 'precondition-failed' };
  if (answer.status < 400) return null;
  return { outcome: 'refused', why: wordsOf(answer) || `${title} refused it (status ${answer.status}).` };
};
