import { compilePattern, type Pattern } from '../core/pattern.ts';

const compiled = new Map<string, Pattern | null>();

const patternOf = (source: string): Pattern | null => {
  try {
    return compilePattern(source);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** What a pattern of the plan takes from a text: empty when it finds nothing, or is one that is not supported. */
export const valueByPattern = (source: string, text: string): string => {
  const pattern = compiled.get(source) ?? patternOf(source);
  compiled.set(source, pattern);
  return pattern?.find(text) ?? '';
};
