import type { Detector } from './detector.ts';

// Every repetition has a limit, so that a search from each place of a hostile text stays short.
const local = String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'\-]{0,63}`;
const label = String.raw`[\p{L}\p{N}][\p{L}\p{N}\-]{0,62}`;
const ending = String.raw`(?:\p{L}{2,24}|xn--[a-z0-9\-]{2,59})(?![\p{L}\p{N}])`;
const bracketedAt = String.raw`\s{0,2}[[({<]\s?(?:at|ät|@|arroba|chez)\s?[\])}>]\s{0,2}`;
const disguisedDot = String.raw`(?:\s{0,2}[[({<]\s?(?:dot|punkt|punto|point|ponto|\.)\s?[\])}>]\s{0,2}|\s(?:dot|punkt)\s)`;

const forms = [
  `${local} ?@ ?(?:${label}\\.){1,6}${ending}`,
  `${local}${bracketedAt}(?:${label}(?:\\.|${disguisedDot})){1,6}${ending}`,
  `${local}\\sat\\s(?:${label}${disguisedDot}){1,6}${ending}`,
].map(source => new RegExp(source, 'giu'));

const plain = (written: string): string =>
  written
    .replace(/[[({<\s](?:at|ät|@|arroba|chez)[\])}>\s]/i, '@')
    .replace(/[[({<\s](?:dot|punkt|punto|point|ponto|\.)[\])}>\s]/gi, '.')
    .replace(/[\s[\](){}<>]/g, '')
    .toLowerCase();

/** E-mail addresses, also those written to hide from machines: `dana (at) example dot com`. */
export const email: Detector = {
  kind: 'e-mail',
  find: folded =>
    forms.flatMap(form =>
      Array.from(folded.matchAll(form), match => ({
        start: match.index,
        end: match.index + match[0].length,
        value: plain(match[0]),
      })),
    ),
};
