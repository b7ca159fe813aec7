import { isInstructionLike } from '../../../lib/core/instruction-like.ts';

/**
 * The name in `Dana Whitfield` or `Dana Whitfield <dana@mail.example>`; null for a bare address, and for a name that
 * speaks to a machine: customers name themselves, and a greeting stands among the words that a model obeys.
 */
export const nameIn = (value: string): string | null => {
  const name = value
    .replace(/<[^>]*>/g, '')
    .replace(/["“”]/g, '')
    .trim();
  return name === '' || name.includes('@') || name.length > 80 || isInstructionLike(name) ? null : name;
};
