import { LineCounter, parseDocument } from 'yaml';
import { Fault } from '../../lib/core/fault.ts';
import { type Policy, policySchema } from '../../lib/core/policy.ts';
import { policyProblems } from '../../lib/core/policy-problems.ts';

/** A fault `bad-input` whose `details` say line, path and problem, one each. */
export class PolicyRefused extends Fault {
  readonly details: string[];

  constructor(details: string[]) {
    super('bad-input', `The policy document was refused: ${details[0] ?? 'it is empty'}`);
    this.details = details;
  }
}

const maxAliases = 20;

/** Aliases are counted, so that a small document cannot unfold into an endless one. */
const unfolded = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw new PolicyRefused(['line 1: the document repeats itself through too many aliases']);
  }
};

/** Reads a policy document (YAML). Throws PolicyRefused with every problem found, each with its line and path. */
export const parsePolicy = (yaml: string): Policy => {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    uniqueKeys: true,
    schema: 'core',
    merge: false,
  });
  if (document.errors.length > 0)
    throw new PolicyRefused(
      document.errors.map(
        ({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`,
      ),
    );

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const worded = (path: readonly PropertyKey[], message: string): string =>
    `line ${lineOf(path)}, ${path.map(String).join('.') || 'document'}: ${message}`;

  const parsed = policySchema.safeParse(unfolded(document));
  if (!parsed.success)
    throw new PolicyRefused(parsed.error.issues.map(({ path, message }) => worded(path, message)));
  const problems = policyProblems(parsed.data);
  if (problems.length > 0)
    throw new PolicyRefused(problems.map(({ path, message }) => worded(path, message)));
  return parsed.data;
};
