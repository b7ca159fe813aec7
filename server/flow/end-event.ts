import type { RunEvent } from '../../lib/core/draft.ts';
import type { RunEnd } from './finish-run.ts';

/** The last event of a run. */
export const endEvent = (end: RunEnd): RunEvent => {
  switch (end.state) {
    case 'done':
      return { type: 'done', draft: end.draft };
    case 'stopped':
      return { type: 'stopped', reason: end.reason, rule: end.rule };
    case 'failed':
      return { type: 'failed', reason: end.reason };
  }
};
