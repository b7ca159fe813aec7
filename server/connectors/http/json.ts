/** Deeper than any system of record nests; a parser or a walker behind this stays far from its stack's end. */
const maxDepth = 64;

const nestsDeeperThan = (text: string, limit: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth++;
      if (depth > limit) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
};

/** Own keys that change an object's nature when code copies them onto another. */
const withoutPrototypeKeys = (key: string, value: unknown): unknown =>
  key === '__proto__' ? undefined : value;

/**
 * Parses a stranger's JSON: strict UTF-8, at most 64 levels deep, `__proto__` keys dropped. Throws a SyntaxError, TypeError
 * or RangeError otherwise.
 */
export const parseForeignJson = (bytes: Uint8Array): unknown => {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (nestsDeeperThan(text, maxDepth)) throw new RangeError(`nested deeper than ${maxDepth} levels`);
  return JSON.parse(text, withoutPrototypeKeys);
};
