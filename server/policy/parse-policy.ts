import { digestOf, type Json } from '../../lib/core/canonical.ts';
import { type Policy, policySchema } from '../../lib/core/policy.ts';
import type { PlacedProblem } from '../../lib/core/policy-draft.ts';
import { policyProblems } from '../../lib/core/policy-problems.ts';
import { PolicyRefused, readYaml, type YamlDocument } from './yaml-document.ts';

export type ReadPolicy = { problems: PlacedProblem[] } & (
  | { policy: Policy; digest: string }
  /** With problems there is no policy; `document` is whatever the text holds. */
  | { policy: null; digest: null; document: { [key: string]: Json } }
);

const placed = (
  { lineOf }: YamlDocument,
  { path, message }: { path: readonly PropertyKey[]; message: string },
): PlacedProblem => ({ path: path.map(String), line: lineOf(path), message });

/** Reads a policy document with everything that is wrong with it. Throws PolicyRefused where the text is no document at all. */
export const readPolicy = (yaml: string): ReadPolicy => {
  const document = readYaml(yaml);
  const parsed = policySchema.safeParse(document.value);
  const found = parsed.success ? policyProblems(parsed.data) : parsed.error.issues;
  if (parsed.success && found.length === 0)
    return { policy: parsed.data, digest: digestOf(parsed.data), problems: [] };
  const problems = found.map(problem => placed(document, problem));
  return { policy: null, digest: null, document: document.value, problems };
};

/** A policy document without any problem. Throws PolicyRefused with every problem found, each with its line and path. */
export const parsePolicy = (yaml: string): Policy => {
  const { policy, problems } = readPolicy(yaml);
  if (policy) return policy;
  throw new PolicyRefused(
    problems.map(({ line, path, message }) => `line ${line}, ${path.join('.') || 'document'}: ${message}`),
  );
};
