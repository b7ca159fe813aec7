import type { Json } from '../../lib/core/canonical.ts';
import type { PointedConversation, ProposedLocator } from '../../lib/core/pointing.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';

const best = ([first]: readonly ProposedLocator[]) => first?.locator;

/** What a message that was pointed at says about all of them. Marks that name nothing are left for the person to choose. */
export const mapConversation = (site: string, pointed: PointedConversation): PolicyEdit[] => {
  const body = best(pointed.body);
  if (!body) return [];
  const meant = (meaning: 'internal' | 'from-customer') =>
    pointed.marks.find(mark => mark.meaning === meaning)?.mark;
  const parts = {
    author: best(pointed.author),
    at: best(pointed.at),
    internal: meant('internal'),
    fromCustomer: meant('from-customer'),
  };
  const found = Object.entries(parts).filter(([, part]) => part !== undefined);
  const value = { item: pointed.item, body, ...Object.fromEntries(found) };
  return [{ path: ['sites', site, 'conversation'], value: value as unknown as Json }];
};
