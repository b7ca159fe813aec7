import type { Json } from '../../lib/core/canonical.ts';
import type { PointedConversation, ProposedLocator } from '../../lib/core/pointing.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';

const best = ([first]: readonly ProposedLocator[]) => first?.locator;

/**
 * What a message that was pointed at says about all of them. What tells internal messages is never guessed: a wrong guess
 * would make internal notes count as public, and they could be quoted to a customer.
 */
export const mapConversation = (site: string, pointed: PointedConversation): PolicyEdit[] => {
  const body = best(pointed.body);
  if (!body) return [];
  const parts = {
    author: best(pointed.author),
    at: best(pointed.at),
    fromCustomer: pointed.marks.find(({ meaning }) => meaning === 'from-customer')?.mark,
  };
  const found = Object.entries(parts).filter(([, part]) => part !== undefined);
  const value = { item: pointed.item, body, ...Object.fromEntries(found) };
  return [{ path: ['sites', site, 'conversation'], value: value as unknown as Json }];
};
