import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draft, suggestions } from '../../entrypoints/gallery/samples/draft.ts';
import { show } from '../../test/views/show.tsx';
import { type ProposalForm, pickedChanges, startingForm } from './proposal-form.ts';
import { SuggestedChanges } from './suggested-changes.tsx';

const sent = vi.fn<(changes: unknown) => void>();
const options = ['Requested', 'Approved', 'Paid'];

const Form = ({ problem = null }: { problem?: string | null }) => {
  const [form, setForm] = useState<ProposalForm>(() => startingForm(suggestions));
  return (
    <SuggestedChanges
      suggestions={suggestions}
      sources={draft.sources}
      form={form}
      optionsOf={field => (field === 'refund_status' ? options : null)}
      sending={false}
      blocked={null}
      problem={problem}
      sendKeys="Ctrl ↵"
      onForm={setForm}
      onPropose={() => sent({ changes: pickedChanges(form, suggestions), reason: form.reason })}
      onOpenSource={() => undefined}
    />
  );
};

const propose = () => page.getByRole('button', { name: /^Propose/ });
beforeEach(() => sent.mockClear());

describe('suggested changes', () => {
  test('cannot be sent without a reason, and the button says so', async () => {
    await show(<Form />);
    await expect.element(propose()).toBeDisabled();
    await expect.element(page.getByText('Say why in a few words.')).toBeVisible();
    await page.getByLabelText('Reason').fill('duplicate charge');
    await expect.element(propose()).toBeEnabled();
  });

  test('are sent as picked and edited', async () => {
    await show(<Form />);
    await page.getByLabelText('Proposed value for Refund status').selectOptions('Paid');
    await page.getByText('Reply to the customer').click();
    await page.getByLabelText('Reason').fill('duplicate charge');
    await expect.element(page.getByRole('button', { name: 'Propose 1 change' })).toBeEnabled();
    await propose().click();
    expect(sent).toHaveBeenCalledExactlyOnceWith({
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Paid' }],
      reason: 'duplicate charge',
    });
  });

  test('that are refused cannot be picked, and say why', async () => {
    await show(<Form />);
    await expect.element(page.getByRole('checkbox', { name: /Tier/ })).toBeDisabled();
    await expect.element(page.getByText('Your role may read Tier, not change it.')).toBeVisible();
  });

  test('keep everything that was written when sending fails', async () => {
    const view = await show(<Form />);
    await page.getByLabelText('Reason').fill('duplicate charge');
    await page.getByLabelText('Proposed value for Refund status').selectOptions('Paid');
    await view.again(<Form problem="The backend does not answer." />);
    await expect.element(page.getByRole('alert').getByText(/The backend does not answer/)).toBeVisible();
    await expect.element(page.getByLabelText('Reason')).toHaveValue('duplicate charge');
    await expect.element(page.getByLabelText('Proposed value for Refund status')).toHaveValue('Paid');
  });
});
