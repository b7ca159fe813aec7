import { describe, expect, test } from 'vitest';
import type { Json } from './canonical.ts';
import { carryOver } from './carry-over.ts';

const base = {
  name: 'x',
  grants: { agent: { subject: 'read', phone: 'masked' }, lead: { phone: 'read' } },
  list: [1],
};
const merged = (draft: Json, current: Json) => carryOver({ base, draft, current });
const agent = (grants: Json) => ({ ...base, grants: { ...base.grants, agent: grants } });

describe('carrying a draft over to a newer version', () => {
  test('keeps both sides’ changes of different places', () => {
    const draft = agent({ subject: 'read', phone: 'read' });
    const current = { ...base, name: 'y', grants: { ...base.grants, auditor: { subject: 'read' } } };
    expect(merged(draft, current)).toEqual({
      document: { ...current, grants: { ...draft.grants, auditor: { subject: 'read' } } },
      conflicts: [],
    });
  });

  test('is silent where both made the same change', () => {
    const same = agent({ subject: 'read', phone: 'read' });
    expect(merged(same, same)).toEqual({ document: same, conflicts: [] });
  });

  test('takes the draft’s value where they differ, and names the place', () => {
    const draft = agent({ subject: 'read', phone: 'none' });
    const current = agent({ subject: 'read', phone: 'read' });
    expect(merged(draft, current)).toEqual({
      document: draft,
      conflicts: [['grants', 'agent', 'phone']],
    });
  });

  test('brings back whole what the other side removed and the draft changed', () => {
    const draft = agent({ subject: 'read', phone: 'read' });
    const { agent: _gone, ...others } = base.grants;
    expect(merged(draft, { ...base, grants: others })).toEqual({
      document: draft,
      conflicts: [['grants', 'agent']],
    });
  });

  test('removes what the draft removed, also when the other side changed something in it', () => {
    const { agent: _gone, ...others } = base.grants;
    const draft = { ...base, grants: others };
    expect(merged(draft, agent({ subject: 'write', phone: 'masked' }))).toEqual({
      document: draft,
      conflicts: [['grants', 'agent']],
    });
  });

  test('takes lists as a whole', () => {
    expect(merged({ ...base, list: [1, 2] }, { ...base, list: [1, 3] })).toEqual({
      document: { ...base, list: [1, 2] },
      conflicts: [['list']],
    });
  });
});
