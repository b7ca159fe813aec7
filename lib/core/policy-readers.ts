import type { Right } from './policy.ts';

/** A whole policy names fields and rules that most people must not know of: those who work on it and auditors see it. */
export const policyReaders = [
  'author-policy',
  'review-policy',
  'publish-policy',
  'audit',
] as const satisfies readonly Right[];
