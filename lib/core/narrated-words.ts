import { type ExceptionKind, readsAgain, usualReasons } from './exception.ts';

const exceptionWords: Readonly<Record<string, string>> = {
  missing: 'a missing value',
  stale: 'a stale value',
  duplicated: 'a duplicated value',
  conflicting: 'conflicting values',
  'manual-override': 'a manual override',
  'wrong-record': 'a page that shows another record',
  'broken-locator': 'a broken locator',
} satisfies Record<ExceptionKind, string>;

/** Names an exception by its kind and field, which may be of a version that knew others. */
export const exceptionSubject = (kind: string, field: string | null): string =>
  `${exceptionWords[kind] ?? kind.replaceAll('-', ' ')}${field ? ` of the field “${field}”` : ''}`;

/** A resolution by its code; codes that only a policy knows are given as they are. */
export const resolutionWords = (code: string): string =>
  usualReasons[code]?.replace(/^./, first => first.toLowerCase()) ??
  (code === readsAgain ? 'it is read as before' : code.replaceAll('-', ' '));

const erasedWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  reading: ['reading', 'readings'],
  prompt: ['prompt', 'prompts'],
  output: ['output', 'outputs'],
  corpus: ['set of articles', 'sets of articles'],
  manifest: ['list of digests', 'lists of digests'],
  draft: ['draft', 'drafts'],
  title: ['title of a record', 'titles of records'],
  event: ['event’s details', 'events’ details'],
  proposal: ['proposal', 'proposals'],
  exception: ['exception', 'exceptions'],
  run: ['run', 'runs'],
};

/** How many of one kind were erased. */
export const erasedCount = ([kind, number]: [string, number]): string => {
  const [one, many] = erasedWords[kind] ?? [kind, kind];
  return `${number} ${number === 1 ? one : many}`;
};
