import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { amira, jonas } from '../../entrypoints/gallery/samples/people.ts';
import { aProposal, hostile, inProgress, notReadable } from '../../entrypoints/gallery/samples/proposals.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { doing, show } from '../../test/views/show.tsx';
import { ApprovalQueue } from './approval-queue.tsx';

const first = aProposal();
const done = {
  approve: vi.fn<(proposal: ShownProposal) => void>(),
  edit: vi.fn<(proposal: ShownProposal) => void>(),
  reject: vi.fn<(proposal: ShownProposal) => void>(),
  help: vi.fn<() => void>(),
  more: vi.fn<() => void>(),
};

const queue = (proposals: ShownProposal[], me = jonas, isCut = false) => (
  <ApprovalQueue
    proposals={proposals}
    isCut={isCut}
    onMore={done.more}
    me={me}
    pageValuesOf={() => new Map()}
    sending={false}
    problemOf={() => null}
    onApprove={done.approve}
    onEdit={done.edit}
    onReject={done.reject}
    onHelp={done.help}
    onOpenSource={() => undefined}
  />
);

const pass = (ms: number) => doing(() => vi.advanceTimersByTime(ms));
const press = (keys: string) => doing(() => userEvent.keyboard(keys));
const decisions = () =>
  done.approve.mock.calls.length + done.edit.mock.calls.length + done.reject.mock.calls.length;

beforeEach(async () => {
  // The first key brings the focus into the page, which views take as a reason to drop keys: let that be over.
  await userEvent.keyboard('{Shift}');
  (document.activeElement as HTMLElement | null)?.blur();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.clearAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a card that has just changed', () => {
  test('takes no decision by mouse in its first half second, and takes it after', async () => {
    await show(queue([first]));
    // Clicked without the test's own mouse, which would move the clock that stands still here.
    const approve = page.getByRole('button', { name: 'Approve both' }).element() as HTMLElement;
    await pass(499);
    await doing(() => approve.click());
    expect(decisions()).toBe(0);
    await pass(1);
    await doing(() => approve.click());
    expect(decisions()).toBe(1);
  });

  test('takes no decision by key in its first half second, and takes it after', async () => {
    await show(queue([first]));
    await pass(499);
    await press('aer');
    expect(decisions()).toBe(0);
    await pass(1);
    await press('a');
    expect(done.approve).toHaveBeenCalledExactlyOnceWith(first);
  });

  test('waits again when its content changes under the hand', async () => {
    const view = await show(queue([first]));
    await pass(500);
    await view.again(queue([{ ...first, seal: 'f'.repeat(64), revision: 2 }]));
    await press('a');
    expect(decisions()).toBe(0);
    await pass(500);
    await press('a');
    expect(done.approve.mock.lastCall?.[0].seal).toBe('f'.repeat(64));
  });

  test('waits again when another card takes its place', async () => {
    const view = await show(queue([first]));
    await pass(500);
    await view.again(queue([hostile]));
    await press('a');
    expect(decisions()).toBe(0);
  });

  test('drops keys that were on their way when the window got the focus', async () => {
    await show(queue([first]));
    await pass(500);
    await doing(() => window.dispatchEvent(new FocusEvent('focus')));
    await press('a');
    expect(decisions()).toBe(0);
    await pass(500);
    await press('a');
    expect(decisions()).toBe(1);
  });
});

describe('keys', () => {
  test('approve, edit, reject, move and help, each with one key', async () => {
    const later = aProposal({
      id: 'later',
      number: 313,
      recordTitle: 'Later',
      createdAt: '2026-03-09T14:13:00Z',
    });
    await show(queue([later, first]));
    await pass(500);
    await press('aer?');
    expect(done.approve).toHaveBeenCalledExactlyOnceWith(first);
    expect(done.edit).toHaveBeenCalledExactlyOnceWith(first);
    expect(done.reject).toHaveBeenCalledExactlyOnceWith(first);
    expect(done.help).toHaveBeenCalledOnce();
    await press('j');
    await expect.element(page.getByRole('heading', { name: 'Later' })).toBeVisible();
    await press('a');
    expect(done.approve).toHaveBeenCalledOnce();
    await pass(500);
    await press('a');
    expect(done.approve).toHaveBeenLastCalledWith(later);
    await press('kjjk');
    await expect.element(page.getByText('1 of 2')).toBeVisible();
  });

  test('do not decide while a person writes, and search narrows the queue', async () => {
    await show(queue([first, hostile]));
    await pass(500);
    await press('/');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await press('paper');
    expect(decisions()).toBe(0);
    await expect.element(page.getByText('No proposal matches.')).toBeVisible();
  });

  test('do not decide when a key is kept down or held with Control', async () => {
    await show(queue([first]));
    await pass(500);
    await press('{a>3/}');
    expect(decisions()).toBe(1);
    await press('{Control>}a{/Control}');
    expect(decisions()).toBe(1);
  });
});

describe('who may decide', () => {
  test('nobody can decide their own proposal, and it says so', async () => {
    await show(queue([first], { ...jonas, sub: first.proposer.sub }));
    await pass(500);
    await press('aer');
    expect(decisions()).toBe(0);
    await expect.element(page.getByText('You asked for this. Another person must decide.')).toBeVisible();
    expect(page.getByRole('button', { name: /Approve/ }).elements()).toEqual([]);
  });

  test.each<[string, Partial<ShownProposal>, typeof jonas, string]>([
    ['without the right to decide', {}, { ...amira, sub: 'x' }, 'Your role cannot decide proposals.'],
    [
      'without a role that is still needed',
      {},
      { ...jonas, roles: [{ id: 'admin', title: 'Admin' }] },
      'It waits for: lead.',
    ],
    ['after it expired', { expiresAt: '2026-03-09T14:13:59Z' }, jonas, 'It expired, so it is denied.'],
  ])('nobody can decide %s', async (_when, part, me, why) => {
    await show(queue([aProposal(part)], me));
    await pass(500);
    await press('a');
    expect(decisions()).toBe(0);
    await expect.element(page.getByText(why)).toBeVisible();
  });
});

describe('several who must agree', () => {
  test('are counted on the card, with who has agreed and who is still needed', async () => {
    await show(queue([inProgress]));
    await expect
      .element(page.getByText('1 of 3 approvals; still needs a lead and an admin · Maria Lind (lead)'))
      .toBeVisible();
  });

  test('do not include the editor, who may reject or edit again, by mouse and by key', async () => {
    await show(queue([inProgress], { ...jonas, sub: 'jonas' }));
    await pass(500);
    await press('a');
    expect(decisions()).toBe(0);
    await expect
      .element(page.getByText(/^You edited this, so another person approves it. With nobody else, reject it/))
      .toBeVisible();
    expect(page.getByRole('button', { name: /Approve/ }).element()).toBeDisabled();
    await press('er');
    expect(decisions()).toBe(2);
  });
});

test('who edited a value may approve it by key where its gate lets them', async () => {
  const changes = inProgress.changes.map(change => ({
    ...change,
    gate: { ...change.gate, editorApproves: true as const },
  }));
  await show(queue([{ ...inProgress, changes }], { ...jonas, sub: 'jonas' }));
  await pass(500);
  expect(page.getByText(/another person approves/).elements()).toEqual([]);
  await press('a');
  expect(decisions()).toBe(1);
});

test('a field that the role may not read is said not to be shown, and nothing is decided blind', async () => {
  await show(queue([notReadable]));
  await pass(500);
  await press('aer');
  expect(decisions()).toBe(0);
  await expect.element(page.getByText(/its values are not shown to you/)).toBeVisible();
  await expect.element(page.getByText(/^Your role may not read Credit limit/)).toBeVisible();
  await expect.element(page.getByText(/^2 lines about fields/)).toBeVisible();
});

test('where more wait than are listed, they can be listed', async () => {
  await show(queue([first], jonas, true));
  await doing(() => (page.getByRole('button', { name: 'List more' }).element() as HTMLElement).click());
  expect(done.more).toHaveBeenCalledOnce();
});
