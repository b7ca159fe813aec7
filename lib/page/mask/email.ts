import type { Detector } from './detector.ts';

// A search begins at what may stand for the at sign, and every repetition has a limit: hostile texts stay cheap.
const local = String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'"\-]{0,63}`;
const label = String.raw`[\p{L}\p{N}][\p{L}\p{N}\-]{0,62}`;
const ending = String.raw`(?:\p{L}{2,24}|xn--[a-z0-9\-]{2,59})(?![\p{L}\p{N}])`;
const inBrackets = (words: string): string => String.raw`\s?[[({<]\s?(?:${words})\s?[\])}>]\s?`;
const dotWord = String.raw`(?:${inBrackets(String.raw`dot|punkt|\.`)}|\s(?:dot|punkt)\s)`;
const dotted = (part: string, dot: string): string => `(?:${part}${dot}){0,4}`;
const address = (at: string, dot: string): RegExp =>
  new RegExp(
    `(?=[\\s@[({<])(?<=(${dotted(label, dot)}${local}))${at}${label}${dot}${dotted(label, dot)}${ending}`,
    'giu',
  );

const forms = [
  address(' ?@ ?', String.raw`\.`),
  address(inBrackets('at|@'), `(?:\\.|${dotWord})`),
  address(String.raw`\sat\s`, dotWord),
];

/** E-mail addresses, also those written to hide from machines: `dana (at) example dot com`. */
export const email: Detector = {
  kind: 'e-mail',
  find: folded =>
    forms.flatMap(form =>
      Array.from(folded.matchAll(form), ({ 0: rest, 1: before = '', index }) => ({
        start: index - before.length,
        end: index + rest.length,
        value: (before + rest).toLowerCase(),
      })),
    ),
};
