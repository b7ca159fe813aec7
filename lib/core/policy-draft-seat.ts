import type { PolicyDraft, PolicyDraftState } from './policy-draft.ts';
import { hasRight, type PolicyTable } from './policy-table.ts';
import type { SignedIn } from './seat.ts';
import { standingApproval } from './standing-approval.ts';

export type PolicyDraftVerb = 'edit' | 'rebase' | 'submit' | 'approve' | 'return' | 'publish' | 'discard';

/** `forbidden` where another person has to do it, `conflict` where the draft has to be in another state first. */
export interface DraftRefusal {
  code: 'forbidden' | 'conflict';
  why: string;
}

const needs = {
  edit: { right: 'author-policy', states: ['open', 'in-review'] },
  rebase: { right: 'author-policy', states: ['open', 'in-review'] },
  submit: { right: 'author-policy', states: ['open'] },
  approve: { right: 'review-policy', states: ['in-review'] },
  return: { right: 'review-policy', states: ['in-review'] },
  publish: { right: 'publish-policy', states: ['in-review'] },
  discard: { right: 'author-policy', states: ['open', 'in-review'] },
} as const satisfies Record<
  PolicyDraftVerb,
  { right: 'author-policy' | 'review-policy' | 'publish-policy'; states: readonly PolicyDraftState[] }
>;

const conflict = (why: string): DraftRefusal => ({ code: 'conflict', why });
const forbidden = (why: string): DraftRefusal => ({ code: 'forbidden', why });

const stateWords: Record<PolicyDraftState, string> = {
  open: 'not in review yet',
  'in-review': 'in review already',
  published: 'published',
  discarded: 'discarded',
};

const isAuthor = ({ authors }: PolicyDraft, { sub }: SignedIn): boolean =>
  authors.some(author => author.sub === sub);

const ownWork = 'You wrote a part of this draft. Another person reviews it.';

/** What must be so for this one verb, beside right and state. */
const obstacles: Record<
  PolicyDraftVerb,
  (draft: PolicyDraft, table: PolicyTable, person: SignedIn) => DraftRefusal | null
> = {
  edit: () => null,
  discard: () => null,
  rebase: (draft, table) =>
    draft.baseVersion === table.version ? conflict('This draft changes the version in force already.') : null,
  submit: (draft, table) => {
    if (draft.digest === null) return conflict('The draft has problems. Mend them first.');
    if (draft.digest === table.digest)
      return conflict(`This is policy version ${table.version} already; there is nothing to publish.`);
    return movedOn(draft, table);
  },
  approve: (draft, table, person) => {
    if (isAuthor(draft, person)) return forbidden(ownWork);
    const approval = standingApproval(draft);
    if (approval) return conflict(`${approval.by.name} has approved this already.`);
    return movedOn(draft, table);
  },
  return: (draft, _table, person) => (isAuthor(draft, person) ? forbidden(ownWork) : null),
  publish: (draft, table) => movedOn(draft, table) ?? (standingApproval(draft) ? null : unreviewed),
};

const unreviewed = conflict(
  'Nobody has approved this draft as it stands. A reviewer who did not write it must.',
);

const movedOn = ({ baseVersion }: PolicyDraft, { version }: PolicyTable): DraftRefusal | null =>
  baseVersion === version
    ? null
    : conflict(
        `This draft changes version ${baseVersion}, and version ${version} is in force now. Rebase it, and have it reviewed on top of that.`,
      );

/**
 * Why a person may not do this with a draft now, or null. The interface and the actions both ask here. Writing, reviewing
 * and publishing need a right each, and whoever wrote any of it never reviews it, whatever rights they have.
 */
export const draftRefusal = (
  verb: PolicyDraftVerb,
  draft: PolicyDraft,
  table: PolicyTable,
  person: SignedIn,
): DraftRefusal | null => {
  const { right, states } = needs[verb];
  if (!hasRight(table, person.roles, right))
    return forbidden(`Your role has no right to ${right.replace('-', ' ')}.`);
  if (!(states as readonly PolicyDraftState[]).includes(draft.state))
    return conflict(`This draft is ${stateWords[draft.state]}.`);
  return obstacles[verb](draft, table, person);
};
