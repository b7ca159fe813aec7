import { describe, expect, it } from 'vitest';
import { anEvent } from '../../test/builders/an-event.ts';
import { aChange, aProposal } from '../../test/builders/proposal.ts';
import { type AuditType, auditTypes } from './audit-event.ts';
import { type Narration, narrate, narrateUnread } from './narrate.ts';
import type { Proposal } from './proposal.ts';

const tell = (type: AuditType, data: object = {}, proposal: Proposal | null = null): Narration => {
  const event = anEvent(type);
  return narrate(type, { ...event.data, ...data } as never, { who: 'Lena Vogt', proposal });
};

describe('a narrated event', () => {
  it.each(auditTypes)('of kind %s is one plain sentence', type => {
    const { sentence } = tell(type);
    expect(sentence).toMatch(/^[^\n]{10,}\.$/);
    expect(sentence).not.toMatch(/undefined|null|\[object|NaN/);
  });

  it('names the change that a decision covered, and not the one that came after an edit', () => {
    const proposal = aProposal({ number: 12 });
    expect(tell('decision.made', { seal: proposal.seal }, proposal).sentence).toBe(
      'Lena Vogt approved proposal #12 as lead — Refund status: “Requested” → “Approved”.',
    );
    expect(tell('decision.made', { seal: 'f'.repeat(64) }, proposal).sentence).toBe(
      'Lena Vogt approved proposal #12 as lead.',
    );
  });

  it('says when one approval is not enough', () => {
    expect(tell('decision.made', { approved: false }).sentence).toMatch(
      /another approval is still needed\.$/,
    );
  });

  it('says of a rejection why, by code and note', () => {
    const { sentence, why } = tell('decision.made', {
      outcome: 'reject',
      reasonCode: 'wrong-amount',
      note: 'see order',
    });
    expect(sentence).toBe('Lena Vogt rejected proposal #12 as lead.');
    expect(why).toBe('wrong-amount: see order');
  });

  it('names every approver of what was written, but not one who decided about another seal', () => {
    const decided = (name: string, seal: string) => ({
      id: name,
      by: { sub: name, name },
      role: 'lead',
      outcome: 'approve' as const,
      reasonCode: null,
      note: '',
      seal,
      at: '2026-11-20T14:10:00.000Z',
    });
    const seal = 'a'.repeat(64);
    const decisions = [decided('Lena', seal), decided('Tomás', seal), decided('Earlier', 'b'.repeat(64))];
    const { sentence } = tell('apply.done', {}, aProposal({ seal, decisions }));
    expect(sentence).toContain('Approved by Lena and Tomás.');
  });

  it.each([
    ['restore', 'Returns exactly to “Requested”.', 'Roll back proposal #1. Returns exactly to “Requested”.'],
    ['correct', 'Cannot be unsent.', 'Cannot be unsent.'],
    ['none', 'Cannot be undone.', 'Cannot be undone.'],
  ] as const)('says how a change whose undo is “%s” is undone', (kind, forecast, undo) => {
    const proposal = aProposal({ state: 'applied', changes: [aChange({ undo: { kind, forecast } })] });
    expect(tell('apply.done', {}, proposal).undo).toBe(undo);
  });

  it('no longer offers an undo once it has happened', () => {
    expect(tell('apply.done', {}, aProposal({ state: 'rolled-back' })).undo).toBe('It has been rolled back.');
  });

  it('cuts long values in the sentence, keeps them whole beside it, and never breaks a character in two', () => {
    const long = `${'a'.repeat(78)}😀😀 and much more`;
    const { sentence, after } = tell('apply.done', { after: long });
    expect(sentence).toContain('…”');
    expect(sentence.isWellFormed()).toBe(true);
    expect(sentence.length).toBeLessThan(250);
    expect(after).toBe(long);
  });

  it('keeps line ends of a value out of the sentence', () => {
    expect(tell('apply.done', { after: 'one\ntwo\r\n\u2028three' }).sentence).toContain('“one two three”');
  });

  it.each([
    [{ corpus: 2, manifest: 1, event: 3 }, '2 sets of articles, 1 list of digests, 3 events’ details'],
    [{ reading: 1, title: 2, exception: 2 }, '1 reading, 2 titles of records, 2 exceptions'],
  ])('counts what was erased in words: %j', (erased, words) => {
    expect(tell('data.erased', { erased }).sentence).toBe(
      `Lena Vogt erased what was past its time: ${words}.`,
    );
  });

  it('tells of exceptions in words, without codes', () => {
    const about = { kind: 'manual-override', field: 'amount' };
    const taken = { ...about, dueAt: '2026-11-21T12:00:00.000Z', from: null };
    expect(tell('exception.taken', taken).sentence).toBe(
      'Lena Vogt took the exception about a manual override of the field “amount”, to be resolved by 2026-11-21 12:00 UTC.',
    );
    expect(tell('exception.resolved', { ...about, resolution: 'as-it-should-be' }).sentence).toBe(
      'Lena Vogt resolved the exception about a manual override of the field “amount”: it is right as it is.',
    );
    expect(tell('exception.resolved', { resolution: 'reads-again', kind: 'broken-locator' }).sentence).toBe(
      'Lena Vogt resolved the exception about a broken locator: it is read as before.',
    );
  });

  it('says of erased details that they were erased', () => {
    expect(narrateUnread('decision.made', 'Lena Vogt', true)).toMatchObject({
      sentence: expect.stringContaining('were erased'),
      before: null,
      after: null,
      why: null,
    });
  });
});
