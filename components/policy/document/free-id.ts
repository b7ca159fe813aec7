const longest = 60;

/** An id made of words a person wrote: `Ticket status` becomes `ticket_status`. Empty where nothing of them can be in an id. */
export const idFrom = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, longest)
    .replace(/^_+|_+$/g, '');

/** The wanted id, with a number behind it where it is taken. */
export const freeId = (wanted: string, taken: readonly string[]): string => {
  const start = wanted.slice(0, longest);
  let id = start;
  for (let turn = 2; taken.includes(id); turn++) id = `${start}_${turn}`;
  return id;
};
