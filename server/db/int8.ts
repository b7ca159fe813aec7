/** PostgreSQL's type number of `bigint`. */
export const int8 = 20;

/** Counts and sequence numbers as plain numbers. Throws a RangeError beyond 2^53 rather than round. */
export const parseInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`too large for a number: ${text}`);
  return value;
};
