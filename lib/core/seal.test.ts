import { expect, test } from 'vitest';
import { aChange, aProposal } from '../../test/builders/proposal.ts';
import type { Change, Proposal } from './proposal.ts';
import { sealOf } from './seal.ts';

const seal = (changes: Partial<Proposal>): string => sealOf('test', aProposal(changes));
const withChange = (change: Partial<Change>): string => seal({ changes: [aChange(change)] });

test('the seal is the same for the same card', () => {
  expect(seal({})).toBe(seal({}));
});

test.each([
  ['record', () => seal({ record: { system: 'desk', type: 'ticket', id: '1043' } })],
  ['reason', () => seal({ reason: 'another reason' })],
  ['policy version', () => seal({ policyVersion: 2 })],
  ['revision', () => seal({ revision: 2 })],
  ['proposer', () => seal({ proposer: { sub: 'ben', name: 'Amira' } })],
  [
    'evidence',
    () => seal({ evidence: [{ sourceId: 's', kind: 'field', title: 't', passage: 'p', note: '' }] }),
  ],
  ['warnings', () => seal({ warnings: ['w'] })],
  ['expiry', () => seal({ expiresAt: '2026-03-21T20:00:00.000Z' })],
  ['proposed value', () => withChange({ proposed: 'Paid' })],
  ['base value', () => withChange({ base: 'None' })],
  ['target', () => withChange({ target: { system: 'billing', type: 'order', id: 'A-2' } })],
  ['field', () => withChange({ field: 'status' })],
  ['gate', () => withChange({ gate: { gate: 'soft', because: 'money', approvals: [] } })],
  ['gate, by who may approve', () => withChange({ gate: { ...aChange().gate, editorApproves: true } })],
  ['undo forecast', () => withChange({ undo: { kind: 'none', forecast: 'Cannot be undone.' } })],
  ['tenant', () => sealOf('other', aProposal())],
] as [string, () => string][])('another %s gives another seal', (_what, other) => {
  expect(other()).not.toBe(seal({}));
});

test('what moves after sealing does not touch the seal', () => {
  expect(seal({ state: 'applied', stateReason: 'done' })).toBe(seal({}));
  expect(withChange({ state: 'applied', problem: 'x' })).toBe(seal({}));
});
