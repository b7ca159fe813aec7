import { compilePattern, type Pattern } from '../core/pattern.ts';

const compiled = new Map<string, Pattern | null>();

const patternOf = (source: string): Pattern | null => {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  let pattern: Pattern | null = null;
  try {
    pattern = compilePattern(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  compiled.set(source, pattern);
  return pattern;
};

/** What a pattern of the plan takes from a text: empty when it finds nothing, or is one that is not supported. */
export const valueByPattern = (source: string, text: string): string => patternOf(source)?.find(text) ?? '';
