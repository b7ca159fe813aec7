const longest = 300;
const mostCompounds = 12;
const mostAlternatives = 8;
const deepest = 2;

/** Text in quotes and after a backslash is no syntax: it is blanked before anything is counted. */
const blanked = (selector: string): string =>
  selector.replace(/\\[\s\S]/g, '_').replace(/"[^"\n]*"|'[^'\n]*'/g, '_');

/** How deep parentheses are nested, or null where they or brackets do not match. */
const depthOf = (text: string): number | null => {
  const open: string[] = [];
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') open.push(character);
    else if (character === ')' && open.pop() !== '(') return null;
    else if (character === ']' && open.pop() !== '[') return null;
    depth = Math.max(depth, open.filter(bracket => bracket === '(').length);
  }
  return open.length === 0 ? depth : null;
};

/**
 * Why this selector may not be used, or null. Selectors come from policies and meet pages of any size: what looks from each
 * element at all the others (`:has`, `~`, positions counted over a filtered list) could keep a browser busy for long.
 */
export const selectorProblem = (selector: string): string | null => {
  if (selector.length > longest) return `a selector may have at most ${longest} characters`;
  const text = blanked(selector);
  if (/["'{};@\p{Cc}]/u.test(text))
    return 'this is no selector: a quote does not end, or a character is not allowed';
  const depth = depthOf(text);
  if (depth === null) return 'this is no selector: its brackets do not match';
  if (/:has\b/i.test(text)) return 'a selector may not use :has()';
  if (/:nth-[a-z-]+\([^)]*\bof\b/i.test(text)) return 'a selector may not count positions “of” a selector';
  if (text.replace(/\[[^\]]*\]/g, '').includes('~')) return 'a selector may not use ~';
  if (depth > deepest) return `a selector may nest at most ${deepest} deep`;
  if (text.split(',').length > mostAlternatives)
    return `a selector may have at most ${mostAlternatives} alternatives`;
  if (text.split(/[\s>+]+/).length > mostCompounds)
    return `a selector may have at most ${mostCompounds} steps`;
  return null;
};
