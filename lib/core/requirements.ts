import type { Decision, GateView } from './proposal.ts';

export interface Requirement {
  role: string;
  count: number;
}

/** How many people of each role. A gate that names a role twice asks for that many more. */
export const askedPerRole = (approvals: GateView['approvals']): Map<string, number> => {
  const asked = new Map<string, number>();
  for (const { role, count } of approvals) asked.set(role, (asked.get(role) ?? 0) + count);
  return asked;
};

/** Who must agree to a proposal: for each role the largest number any of its changes asks for. */
const requirementsOf = (gates: readonly GateView[]): Requirement[] => {
  const needed = new Map<string, number>();
  for (const { approvals } of gates)
    for (const [role, count] of askedPerRole(approvals))
      needed.set(role, Math.max(needed.get(role) ?? 0, count));
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

export interface ApprovalProgress {
  given: number;
  needed: number;
  open: Requirement[];
}

/** How far the approvals of the present seal have come. */
export const approvalProgress = (
  gates: readonly GateView[],
  decisions: readonly Pick<Decision, 'by' | 'role' | 'outcome' | 'seal'>[],
  seal: string,
): ApprovalProgress => {
  const sum = (requirements: readonly Requirement[]) =>
    requirements.reduce((total, { count }) => total + count, 0);
  const open = openRequirements(gates, decisions, seal);
  const needed = sum(requirementsOf(gates));
  return { given: needed - sum(open), needed, open };
};
