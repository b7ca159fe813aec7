import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { applyEdits } from './apply-edits.ts';
import { type DraftDesk, openDraftDesk, type SaveEdits } from './draft-desk.ts';
import { type PolicyDocument, valueAt } from './policy-document.ts';

/** The backend's side of a draft: one revision after the other, and other people who write in it too. */
const aStoredDraft = (document: PolicyDocument) => {
  const draft = { document, revision: 1, requests: 0, answers: true };
  const save: SaveEdits = async (revision, edits) => {
    draft.requests++;
    if (!draft.answers) return { ok: false, message: 'The backend does not answer.', conflict: false };
    if (revision !== draft.revision) return { ok: false, message: 'Ines changed it.', conflict: true };
    draft.document = applyEdits(draft.document, edits);
    draft.revision++;
    return { ok: true, document: draft.document, revision: draft.revision };
  };
  return Object.assign(draft, { save });
};

const level = (field: string, value: string): PolicyEdit => ({ path: ['grants', 'agent', field], value });
const start: PolicyDocument = { name: 'Support', grants: { agent: { status: 'read', amount: 'read' } } };

let stored: ReturnType<typeof aStoredDraft>;
let desk: DraftDesk;
beforeEach(() => {
  vi.useFakeTimers();
  stored = aStoredDraft(start);
  desk = openDraftDesk(start, 1, stored.save);
});
afterEach(() => {
  vi.useRealTimers();
});

const edit = (...edits: PolicyEdit[]) => desk.move({ type: 'edit', edits });
const type = (text: string) =>
  desk.move({ type: 'edit', edits: [{ path: ['name'], value: text }], typing: true });
const rest = () => vi.runAllTimersAsync();
const shown = (field: string) => valueAt(desk.state().document, ['grants', 'agent', field]);

describe('what is written in a draft', () => {
  it('is shown at once and saved when the hand rests, several edits in one request', async () => {
    edit(level('status', 'write'));
    edit(level('amount', 'none'));
    expect(shown('status')).toBe('write');
    expect(desk.isUnsaved()).toBe(true);
    await rest();
    expect(desk.isUnsaved()).toBe(false);
    expect(stored.document).toEqual(desk.state().document);
    expect(stored.requests).toBe(1);
  });

  it('is saved also while an earlier request is on its way', async () => {
    edit(level('status', 'write'));
    vi.advanceTimersByTime(500);
    edit(level('amount', 'none'));
    await rest();
    expect(stored.document).toEqual(desk.state().document);
    expect(stored.requests).toBe(2);
  });

  it('can be undone and redone step by step, before and after it is saved', async () => {
    edit(level('status', 'write'), level('amount', 'write'));
    await rest();
    edit(level('amount', 'none'));
    desk.move({ type: 'undo' });
    expect(shown('amount')).toBe('write');
    desk.move({ type: 'undo' });
    expect(desk.state().document).toEqual(start);
    desk.move({ type: 'redo' });
    expect(shown('status')).toBe('write');
    await rest();
    expect(stored.document).toEqual(desk.state().document);
  });

  it('undoes a word that was typed as one step, and sends it as one edit', async () => {
    for (const text of ['N', 'Ni', 'Nig', 'Night']) type(text);
    expect(desk.state().waiting).toEqual([{ path: ['name'], value: 'Night' }]);
    desk.move({ type: 'undo' });
    expect(desk.state().document).toEqual(start);
    desk.move({ type: 'redo' });
    expect(desk.state().document.name).toBe('Night');
  });

  it('is kept when the backend does not answer, and sent only when the person says so', async () => {
    stored.answers = false;
    edit(level('status', 'write'));
    await rest();
    expect(desk.state().failure?.message).toBe('The backend does not answer.');
    edit(level('amount', 'none'));
    await rest();
    expect(stored.requests).toBe(1);
    stored.answers = true;
    desk.move({ type: 'retry' });
    await rest();
    expect(stored.document).toEqual(applyEdits(start, [level('status', 'write'), level('amount', 'none')]));
  });
});

describe('a draft that somebody else writes in too', () => {
  const byInes = async () => {
    await stored.save(stored.revision, [level('risk_note', 'masked')]);
    return { type: 'loaded', document: stored.document, revision: stored.revision } as const;
  };

  it('shows their edits where nothing of one’s own waits', async () => {
    desk.move(await byInes());
    expect(shown('risk_note')).toBe('masked');
  });

  it('never overwrites theirs unasked: the person puts their own on top, or drops it', async () => {
    const loaded = await byInes();
    edit(level('status', 'write'));
    await rest();
    expect(desk.state().failure?.conflict).toBe(true);
    expect(valueAt(stored.document, ['grants', 'agent', 'status'])).toBe('read');
    desk.move(loaded);
    expect([shown('status'), shown('risk_note')]).toEqual(['write', 'masked']);
    desk.move({ type: 'retry' });
    await rest();
    expect(stored.document).toEqual(desk.state().document);
    expect(valueAt(stored.document, ['grants', 'agent', 'risk_note'])).toBe('masked');
  });

  it('drops one’s own on request, and shows what is stored', async () => {
    const loaded = await byInes();
    edit(level('status', 'write'));
    await rest();
    desk.move(loaded);
    desk.move({ type: 'drop' });
    expect(desk.state().document).toEqual(stored.document);
    expect(desk.isUnsaved()).toBe(false);
  });
});
