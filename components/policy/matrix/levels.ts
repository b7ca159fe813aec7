import type { FieldLevel } from '../../../lib/core/policy.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type PolicyDocument, textAt } from '../document/policy-document.ts';

export interface LevelWords {
  level: FieldLevel;
  /** The letter and the digit that set it. */
  keys: readonly [letter: string, digit: string];
  icon: IconName;
  meaning: string;
}

/** Weakest first. */
export const levels: readonly LevelWords[] = [
  { level: 'none', keys: ['n', '0'], icon: 'missing', meaning: 'as if the field did not exist' },
  {
    level: 'masked',
    keys: ['m', '1'],
    icon: 'hidden',
    meaning: 'a placeholder; the value stays in the page',
  },
  { level: 'read', keys: ['r', '2'], icon: 'source', meaning: 'seen, and used in drafts' },
  { level: 'suggest', keys: ['s', '3'], icon: 'info', meaning: 'the same as read, so far' },
  { level: 'write', keys: ['w', '4'], icon: 'pencil', meaning: 'a change may be proposed for approval' },
];

export const wordsOf = (level: FieldLevel): LevelWords =>
  levels.find(words => words.level === level) ?? (levels[0] as LevelWords);

/** The level that a key sets, or undefined. */
export const levelOfKey = (key: string): FieldLevel | undefined =>
  levels.find(({ keys }) => keys.includes(key.toLowerCase()))?.level;

/** What a document grants a role; what it does not say, or says wrongly, is none. */
export const grantedLevel = (
  document: PolicyDocument,
  role: string,
  record: string,
  field: string,
): FieldLevel => {
  const text = textAt(document, ['grants', role, record, field]);
  return levels.find(({ level }) => level === text)?.level ?? 'none';
};
