/**
 * The byte form of RFC 8785, written from the standard and from docs/design/log.md. The checker shares no code with the
 * writer of the log, so that one mistake cannot hide in both.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return `{${Object.entries(value).sort(byName).map(member).join(',')}}`;
  throw new TypeError(`a ${typeof value} has no JSON form`);
};

/** RFC 8785 orders names by their UTF-16 code units, as `<` does. */
const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const member = ([name, value]: [string, unknown]): string => `${JSON.stringify(name)}:${canonical(value)}`;
