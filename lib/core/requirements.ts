import type { Decision, GateView } from './proposal.ts';

export interface Requirement {
  role: string;
  count: number;
}

/** Who must agree to a proposal: for each role the largest number any of its changes asks for. */
const requirementsOf = (gates: readonly GateView[]): Requirement[] => {
  const needed = new Map<string, number>();
  for (const { approvals } of gates)
    for (const { role, count } of approvals) needed.set(role, Math.max(needed.get(role) ?? 0, count));
  return [...needed].map(([role, count]) => ({ role, count }));
};

/** What is still missing, counting each person once and only approvals of the present seal. */
export const openRequirements = (
  gates: readonly GateView[],
  decisions: readonly Pick<Decision, 'by' | 'role' | 'outcome' | 'seal'>[],
  seal: string,
): Requirement[] => {
  const approvals = decisions.filter(
    ({ outcome, seal: covered }) => outcome === 'approve' && covered === seal,
  );
  return requirementsOf(gates)
    .map(({ role, count }) => ({
      role,
      count: count - new Set(approvals.filter(made => made.role === role).map(({ by }) => by.sub)).size,
    }))
    .filter(({ count }) => count > 0);
};
