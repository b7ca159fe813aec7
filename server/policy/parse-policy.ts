import { digestOf, type Json } from '../../lib/core/canonical.ts';
import { type Policy, policySchema } from '../../lib/core/policy.ts';
import type { PlacedProblem } from '../../lib/core/policy-draft.ts';
import { policyProblems } from '../../lib/core/policy-problems.ts';
import { PolicyRefused, readYaml } from './yaml-document.ts';

export interface ReadPolicy {
  /** The policy with every default filled in; while it has problems, whatever was given. */
  document: { [key: string]: Json };
  /** Null while it has problems. */
  policy: Policy | null;
  digest: string | null;
  problems: PlacedProblem[];
}

/** Holds a document against everything that a policy must be. Lines are left open: data has none. */
export const readDocument = (document: { [key: string]: Json }): ReadPolicy => {
  const parsed = policySchema.safeParse(document);
  const found = parsed.success ? policyProblems(parsed.data) : parsed.error.issues;
  if (parsed.success && found.length === 0) {
    const filled = parsed.data as Policy & { [key: string]: Json };
    return { document: filled, policy: filled, digest: digestOf(filled), problems: [] };
  }
  const problems = found.map(({ path, message }) => ({ path: path.map(String), line: null, message }));
  return { document, policy: null, digest: null, problems };
};

/** The same for a text, with the line of each problem. Throws PolicyRefused where the text is no document at all. */
export const readPolicy = (yaml: string): ReadPolicy => {
  const { value, lineOf } = readYaml(yaml);
  const read = readDocument(value);
  return { ...read, problems: read.problems.map(problem => ({ ...problem, line: lineOf(problem.path) })) };
};

/** A policy document without any problem. Throws PolicyRefused with every problem found, each with its line and path. */
export const parsePolicy = (yaml: string): Policy => {
  const { policy, problems } = readPolicy(yaml);
  if (policy) return policy;
  throw new PolicyRefused(
    problems.map(({ line, path, message }) => `line ${line}, ${path.join('.') || 'document'}: ${message}`),
  );
};
