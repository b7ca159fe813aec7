import { expect, test } from 'vitest';
import { aTable } from '../../test/builders/policy.ts';
import { aChange, aProposal } from '../../test/builders/proposal.ts';
import { isBarredAuthor } from './author.ts';
import type { Proposal } from './proposal.ts';
import { seatFor } from './seat.ts';

const now = new Date('2026-03-20T13:00:00Z');
const lena = { sub: 'lena', name: 'Lena', roles: ['lead'] };

test('a lead who did not make the proposal may decide it', () => {
  expect(seatFor(aTable(), aProposal(), lena, now)).toEqual({ may: true, roles: ['lead'], mayApprove: true });
});

test('nobody decides their own proposal, whatever role they gained since', () => {
  const amira = { sub: 'amira', name: 'Amira', roles: ['agent', 'lead', 'admin'] };
  expect(seatFor(aTable(), aProposal(), amira, now)).toMatchObject({
    may: false,
    why: expect.stringContaining('You made'),
  });
});

test('a person without the right to decide is refused', () => {
  expect(seatFor(aTable(), aProposal(), { ...lena, roles: ['agent', 'auditor'] }, now).may).toBe(false);
});

test('an expired proposal cannot be decided even when nothing swept it', () => {
  expect(seatFor(aTable(), aProposal(), lena, new Date('2026-03-20T20:00:00Z'))).toMatchObject({
    may: false,
    why: expect.stringContaining('expired'),
  });
});

test('a settled proposal cannot be decided again', () => {
  expect(seatFor(aTable(), aProposal({ state: 'applied' }), lena, now).may).toBe(false);
});

test('one person fills one seat: the second role waits for somebody else', () => {
  const gate = {
    gate: 'hard' as const,
    because: '',
    approvals: [
      { role: 'lead', count: 1 },
      { role: 'admin', count: 1 },
    ],
  };
  const proposal = aProposal({ changes: [aChange({ gate })] });
  const both = { ...lena, roles: ['lead', 'admin'] };
  const decided = {
    ...proposal,
    decisions: [
      {
        id: 'd',
        by: { sub: 'lena', name: 'Lena' },
        role: 'lead',
        outcome: 'approve' as const,
        reasonCode: null,
        note: '',
        seal: proposal.seal,
        at: now.toISOString(),
      },
    ],
  };
  expect(seatFor(aTable(), decided, both, now)).toMatchObject({
    may: false,
    why: expect.stringContaining('already'),
  });
  expect(seatFor(aTable(), decided, { sub: 'tomas', name: 'Tomás', roles: ['admin'] }, now)).toEqual({
    may: true,
    roles: ['admin'],
    mayApprove: true,
  });
});

test('who has edited a value at a hard gate may decide, and not approve it', () => {
  const editedBy = { sub: 'lena', name: 'Lena' };
  const seat = (change: Parameters<typeof aChange>[0]) =>
    seatFor(aTable(), aProposal({ changes: [aChange(change)] }), lena, now);
  expect(seat({ editedBy })).toEqual({ may: true, roles: ['lead'], mayApprove: false });
  expect(seat({ editedBy: { sub: 'marta', name: 'Marta' } })).toMatchObject({ mayApprove: true });
});

test('who has edited a value approves it where its gate says so, unless another edit of theirs does not', () => {
  const editedBy = { sub: 'lena', name: 'Lena' };
  const strict = aChange({ editedBy });
  const loose = aChange({ editedBy, gate: { ...strict.gate, editorApproves: true } });
  const seat = (...changes: Proposal['changes']) => seatFor(aTable(), aProposal({ changes }), lena, now);
  expect(seat(loose)).toMatchObject({ mayApprove: true });
  expect(seat(loose, strict)).toMatchObject({ mayApprove: false });
});

test('a proposer never approves, also where who edits may', () => {
  const { gate } = aChange();
  const changes = [
    aChange({ editedBy: { sub: 'amira', name: 'Amira' }, gate: { ...gate, editorApproves: true } }),
  ];
  const amira = { sub: 'amira', name: 'Amira', roles: ['lead'] };
  expect(seatFor(aTable(), aProposal({ changes }), amira, now)).toMatchObject({ may: false });
  expect(isBarredAuthor(aProposal({ changes }), 'amira')).toBe(true);
});

test('nobody decides blind: a role that may not read a changed field has no seat', () => {
  const change = aChange({ field: 'charged_on', fieldTitle: 'Charged on' });
  expect(seatFor(aTable(), aProposal({ changes: [change] }), lena, now)).toEqual({
    may: false,
    why: 'Your role may not read Charged on. Somebody who may read it decides.',
  });
});
