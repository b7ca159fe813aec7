import { type ReactNode, useReducer } from 'react';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { policyProblems, smallPolicy } from '../../entrypoints/gallery/samples/policy-drafts.ts';
import { doing, show } from '../../test/views/show.tsx';
import { ActionEditor } from './actions/action-editor.tsx';
import { NewAction } from './actions/new-action.tsx';
import { movedEditing, startEditing } from './document/draft-editing.ts';
import { listAt, type PolicyDocument, textAt, valueAt } from './document/policy-document.ts';
import { PolicyWritingContext } from './document/policy-writing.tsx';
import { RoleRights } from './roles/role-rights.tsx';
import { DataRules } from './rules/data-rules.tsx';
import { Owners } from './rules/owners.tsx';
import { ReasonCodes } from './rules/reason-codes.tsx';
import { Retention } from './rules/retention.tsx';

let written: PolicyDocument;

const Writing = ({ refused, children }: { refused: string | null; children: ReactNode }) => {
  const [editing, move] = useReducer(movedEditing, startEditing(smallPolicy, 1));
  written = editing.document;
  return (
    <PolicyWritingContext
      value={{
        document: editing.document,
        base: smallPolicy,
        problems: policyProblems,
        refused,
        onEdit: (edits, typing) => move({ type: 'edit', edits, ...(typing ? { typing } : {}) }),
      }}
    >
      <button type="button" onClick={() => move({ type: 'undo' })}>
        Undo last
      </button>
      {children}
    </PolicyWritingContext>
  );
};

const write = (view: ReactNode, refused: string | null = null) =>
  show(<Writing refused={refused}>{view}</Writing>);
const click = (name: string | RegExp, nth = 0) =>
  doing(() => page.getByRole('button', { name }).nth(nth).click());
const undo = () => click('Undo last');
const refundAction = <ActionEditor action="set_refund_status" onRemoved={() => undefined} />;
const gatePath = (tier: number, ...rest: string[]) => [
  'actions',
  'set_refund_status',
  'gates',
  String(tier),
  ...rest,
];

describe('the gates of an action', () => {
  test('a gate that asks nobody any more keeps no approvals behind, and comes back as it was in one step', async () => {
    await write(refundAction);
    await doing(() => page.getByLabelText('Gate').first().selectOptions('soft'));
    expect(textAt(written, gatePath(0, 'gate'))).toBe('soft');
    expect(listAt(written, gatePath(0, 'approvals'))).toEqual([]);
    await undo();
    expect(written).toEqual(smallPolicy);
  });

  test('who edits may approve only where it is ticked at a hard gate, by keyboard, and unticked nothing stays', async () => {
    await write(refundAction);
    const box = page.getByRole('checkbox', { name: 'Who edits may approve' });
    expect(box.first().element()).not.toBeChecked();
    await expect.element(page.getByText(/another person approves an edited value/).first()).toBeVisible();
    await doing(() => {
      (box.first().element() as HTMLElement).focus();
      return userEvent.keyboard(' ');
    });
    expect(valueAt(written, gatePath(0, 'editorApproves'))).toBe(true);
    expect(valueAt(written, gatePath(1, 'editorApproves'))).toBeUndefined();
    await doing(() => userEvent.keyboard(' '));
    expect(written).toEqual(smallPolicy);
    await doing(() => userEvent.keyboard(' '));
    await doing(() => page.getByLabelText('Gate').first().selectOptions('soft'));
    expect(valueAt(written, gatePath(0))).not.toHaveProperty('editorApproves');
  });

  test('conditions are added, changed in kind and taken out', async () => {
    await write(refundAction);
    await click('Add a condition');
    expect(listAt(written, gatePath(0, 'when')).at(-1)).toEqual({ field: 'amount', atMost: 100 });
    await doing(() => page.getByLabelText('Comparison').nth(2).selectOptions('is'));
    expect(listAt(written, gatePath(0, 'when')).at(-1)).toEqual({ field: 'amount', is: '' });
    await click('Remove this condition', 2);
    await click('Remove this condition', 0);
    expect(listAt(written, gatePath(0, 'when'))).toEqual([{ field: 'charged_on', withinDays: 30 }]);
  });

  test('a new gate asks others, and comes before the one that counts for everything else', async () => {
    await write(refundAction);
    await click('Add a gate before the last');
    expect(listAt(written, gatePath(0).slice(0, -1))).toHaveLength(3);
    expect(textAt(written, gatePath(1, 'gate'))).toBe('hard');
    expect(valueAt(written, gatePath(2))).toEqual(valueAt(smallPolicy, gatePath(1)));
  });

  test('a number that is none is kept as typed, never guessed', async () => {
    await write(refundAction);
    const value = page.getByRole('textbox', { name: 'Value' }).first();
    await doing(() => value.fill('1e2x'));
    expect(valueAt(written, gatePath(0, 'when', '0', 'atMost'))).toBe('1e2x');
    await doing(() => value.fill('250'));
    expect(valueAt(written, gatePath(0, 'when', '0', 'atMost'))).toBe(250);
  });

  test('what is wrong stands at its control', async () => {
    await write(refundAction);
    const gate = page.getByLabelText('Gate').nth(1);
    await expect.element(gate).toHaveAttribute('aria-invalid', 'true');
    await expect.element(gate).toHaveAccessibleDescription('an action of level 7 needs a hard gate');
    await expect.element(page.getByText('only a hard gate asks for approvals')).toBeVisible();
  });
});

test('a new action starts as strict as can be', async () => {
  await write(<NewAction onAdded={() => undefined} />);
  await click('Add an action');
  expect(valueAt(written, ['actions', 'set_ticket_amount'])).toMatchObject({
    level: 7,
    gates: [{ when: [], gate: 'hard', approvals: [{ role: 'lead', count: 1 }] }],
  });
});

test('a role that is removed takes all it was granted with it, and comes back whole', async () => {
  await write(<RoleRights />);
  await doing(() => page.getByRole('checkbox', { name: 'agent may stop writing' }).click({ force: true }));
  expect(listAt(written, ['roles', 'agent', 'rights'])).toEqual(['draft', 'propose', 'stop']);
  await click('Remove role agent and all it is granted');
  expect(valueAt(written, ['roles', 'agent'])).toBeUndefined();
  await undo();
  await undo();
  expect(written).toEqual(smallPolicy);
});

test('lines may be empty while one writes, and never get into the document', async () => {
  await write(<DataRules />);
  const lines = page.getByLabelText('is one of (one in each line)');
  await doing(async () => {
    await lines.click();
    await userEvent.keyboard('{Control>}{End}{/Control}{Enter}{Enter}maybe');
  });
  expect(listAt(written, ['dataRules', 'no-ai-commitment', 'when', 'is'])).toEqual(['yes', 'maybe']);
  await expect.element(lines).toHaveValue('yes\n\nmaybe');
});

test('an id that could not be one is refused before it is added', async () => {
  await write(<ReasonCodes />);
  const id = page.getByLabelText('Id of a new reason').first();
  for (const [typed, why] of [
    ['Wrong Tone', 'Use lower-case letters, digits, - and _.'],
    ['wrong-value', 'This id is taken.'],
  ] as const) {
    await doing(() => id.fill(typed));
    await expect.element(page.getByText(why)).toBeVisible();
  }
  await doing(() => id.fill('wrong-tone'));
  await click('Add');
  expect(textAt(written, ['reasonCodes', 'reject', 'wrong-tone'])).toBe('New reason');
});

test('nothing can be changed in a policy that is only read', async () => {
  await write(
    <>
      {refundAction}
      <RoleRights />
      <DataRules />
      <ReasonCodes />
      <Retention />
      <Owners />
    </>,
    'A version never changes.',
  );
  expect(page.getByRole('button').elements()).toHaveLength(1);
  const controls = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')];
  expect(controls.length).toBeGreaterThan(30);
  expect(controls.filter(({ disabled }) => !disabled)).toEqual([]);
});
