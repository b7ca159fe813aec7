import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import {
  draftToReview,
  openDraft,
  ownDraftInReview,
} from '../../../entrypoints/gallery/samples/policy-drafts.ts';
import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import { doing, show } from '../../../test/views/show.tsx';
import { DraftDecisions, type DraftVerb } from './draft-decisions.tsx';

const decided = vi.fn<(verb: DraftVerb, note: string) => void>();
beforeEach(() => decided.mockClear());

const decide = (draft: ShownPolicyDraft, looking: string | null = null) =>
  show(<DraftDecisions draft={draft} looking={looking} sending={false} problem={null} onDecide={decided} />);
const button = (name: string) => page.getByRole('button', { name });
const click = (name: string) => doing(() => button(name).click());

test('a reviewer approves with or without a note, and returns only with one', async () => {
  await decide(draftToReview);
  await click('Approve');
  expect(decided).toHaveBeenLastCalledWith('approve', '');
  await expect.element(button('Return to the authors')).toBeDisabled();
  await expect.element(page.getByText('Write a note to the authors first.')).toBeVisible();
  await doing(() => page.getByLabelText('Note to the authors').fill(' Why may agents do this? '));
  await click('Return to the authors');
  expect(decided).toHaveBeenLastCalledWith('return', 'Why may agents do this?');
});

test('whoever may not do something is told why at the button', async () => {
  await decide(ownDraftInReview);
  for (const name of ['Approve', 'Return to the authors', 'Publish as version 15'])
    await expect.element(button(name)).toBeDisabled();
  await expect
    .element(button('Approve'))
    .toHaveAccessibleDescription('You wrote a part of this draft. Another person reviews it.');
});

test.each([
  [openDraft, ['Send to review']],
  [draftToReview, ['Approve', 'Publish as version 15']],
])('nothing is decided on what does not stand in view', async (draft, names) => {
  await decide(draft, 'The draft changed while you looked.');
  for (const name of names) await expect.element(button(name)).toBeDisabled();
  expect(decided).not.toHaveBeenCalled();
});
