import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { type ShownProposal, shownTo } from '../../lib/core/shown-proposal.ts';
import type { Services } from '../services.ts';
import type { Page } from './list-proposals.ts';

/** A card as this person may see it today. No proposal leaves the backend in another way. */
export const shownCard = async (
  services: Services,
  person: SignedIn,
  card: Promise<Proposal>,
): Promise<ShownProposal> => {
  const { policies } = services;
  const [proposal, table, titles] = await Promise.all([card, policies.current(), policies.titles()]);
  return shownTo(table, person.roles, proposal, titles);
};

/** The same for a page of cards. */
export const shownCards = async (
  services: Services,
  person: SignedIn,
  page: Promise<Page<Proposal>>,
): Promise<Page<ShownProposal>> => {
  const { policies } = services;
  const [{ items, next }, table, titles] = await Promise.all([page, policies.current(), policies.titles()]);
  return { items: items.map(card => shownTo(table, person.roles, card, titles)), next };
};
