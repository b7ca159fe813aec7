const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A span of seconds in its largest whole unit: `2 days`, `1 hour`, `40 seconds`. */
export const ageInWords = (seconds: number): string => {
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? (['second', 1] as const);
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};
