const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in its largest whole unit: `40 s`, `12 min`, `3 h`, `2 days`. Input in milliseconds. */
export const durationText = (ms: number): string => {
  const length = Math.max(0, ms);
  if (length < minute) return `${Math.floor(length / second)} s`;
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) return `${Math.floor(length / hour)} h`;
  const days = Math.floor(length / day);
  return days === 1 ? '1 day' : `${days} days`;
};

/** Time left: `3:42` below ten minutes, `56 min` and so on above. Input in milliseconds. */
export const countdownText = (ms: number): string => {
  if (ms >= 10 * minute) return durationText(ms);
  const seconds = Math.max(0, Math.ceil(ms / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The moment in the person's own language and time zone. Input is an ISO date-time. */
export const exactTime = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
