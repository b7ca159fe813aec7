import type { ShownException } from '../../lib/contract/exceptions.ts';

export const kindWords: Record<ShownException['kind'], string> = {
  missing: 'Missing value',
  stale: 'Stale value',
  duplicated: 'Duplicated value',
  conflicting: 'Conflicting values',
  'manual-override': 'Manual override',
  'wrong-record': 'Wrong record',
  'broken-locator': 'Broken locator',
};

export const recordWords = ({ record }: Pick<ShownException, 'record'>): string =>
  `${record.system} ${record.type} ${record.id}`;

/** When a resolved exception comes back. */
export const againWords = ({ kind }: Pick<ShownException, 'kind'>): string =>
  kind === 'broken-locator'
    ? 'It opens anew if it breaks again after it was read, or under another policy.'
    : 'It opens anew if it is found again.';
