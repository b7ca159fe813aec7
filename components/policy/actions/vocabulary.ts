import type { Action, GateTier } from '../../../lib/core/policy.ts';
import type { Option } from '../document/controls.tsx';
import { keysAt, listAt, type PolicyDocument, textAt, titleAt } from '../document/policy-document.ts';

export const ladder: readonly Option[] = [
  'read',
  'summarise',
  'suggest',
  'draft',
  'low risk',
  'reversible',
  'sensitive',
].map((word, index) => ({ value: String(index + 1), title: `${index + 1} · ${word}` }));

export const kinds: readonly (Option & { value: Action['kind'] })[] = [
  { value: 'set-field', title: 'change a field' },
  { value: 'reply', title: 'reply to the customer' },
  { value: 'note', title: 'internal note' },
];

export const undos: readonly (Option & { value: Action['undo'] })[] = [
  { value: 'restore', title: 'the value can be put back' },
  { value: 'correct', title: 'a correction can follow' },
  { value: 'none', title: 'cannot be undone' },
];

export const gates: readonly (Option & { value: GateTier['gate'] })[] = [
  { value: 'informational', title: 'informational: written and shown' },
  { value: 'soft', title: 'soft: the proposer confirms' },
  { value: 'hard', title: 'hard: others approve' },
];

/** The things of one part of the document, to choose from. */
export const optionsIn = (document: PolicyDocument, path: readonly string[]): Option[] =>
  keysAt(document, path).map(id => ({ value: id, title: titleAt(document, [...path, id]) }));

/** The record types with the system they live in: several systems may call theirs the same. */
export const recordOptions = (document: PolicyDocument): Option[] =>
  optionsIn(document, ['records']).map(({ value, title }) => {
    const system = textAt(document, ['records', value, 'system']);
    return { value, title: `${title} · ${titleAt(document, ['systems', system])}` };
  });

/** Roles whose people can decide: only they can approve at a gate. */
export const decidingRoles = (document: PolicyDocument): Option[] =>
  optionsIn(document, ['roles']).filter(({ value }) =>
    listAt(document, ['roles', value, 'rights']).includes('decide'),
  );
