import type { Problem } from './shared.ts';

/** A refusal or failure that can be shown to the person as it is. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options: { cause?: unknown } = {}) {
    super(problem.message, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
