import { say } from '../../components/ui/say.ts';
import type { Reading } from '../../lib/core/plan.ts';
import { send } from '../../lib/messaging/client.ts';

const placeholdersOf = (reading: Reading): string[] =>
  [...reading.fields, ...reading.conversation].flatMap(({ placeholders }) =>
    placeholders.map(({ token }) => token),
  );

/**
 * Copies a reply for the person, with placeholders turned back into the values they stand for. The values come straight
 * from the page and are kept nowhere.
 */
export const copyReply = async (text: string, tabId: number, reading: Reading): Promise<void> => {
  const masked = placeholdersOf(reading).some(token => text.includes(token));
  const reply = masked ? await send({ type: 'record.reveal', tabId, readingId: reading.id, text }) : null;
  if (reply && !reply.ok) return say(reply.problem.message, 'bad');
  try {
    await navigator.clipboard.writeText(reply ? reply.data.text : text);
    say('Copied');
  } catch {
    say('The browser did not allow copying. Click into the panel and try again.', 'bad');
  }
};
