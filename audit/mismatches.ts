import { dataProblem, leafOfRow, type Row } from './rows.ts';

/** Something that the checker found, about one event or about the log as a whole. */
export interface Finding {
  event: number | null;
  sentence: string;
}

/** Rows that do not fit their own leaf, and which of the two still fits what was signed. */
export interface Mismatch {
  row: Row;
  signed: 'leaf' | 'content' | 'unknown';
}

const nearby = Array.from({ length: 32 }, (_, index) => index - 16);

/** The number this row was written with, when that explains its leaf: numbers are swapped or shifted among rows. */
const writtenAs = (row: Row, others: readonly Mismatch[]): number | null => {
  const numbers = [...others.map(other => other.row.seq), ...nearby.map(step => row.seq + step)];
  return numbers.find(seq => leafOfRow(row, seq) === row.leaf) ?? null;
};

const edited = ({ row, signed }: Mismatch): string => {
  if (signed === 'content') return `Event ${row.seq} was edited: its stored hash (leaf) was changed.`;
  const columns = 'type, time, actor, record, proposal, run, policy version or commitment';
  const doubt = signed === 'leaf' ? '' : ', or its stored hash';
  return `Event ${row.seq} was edited: its ${columns}${doubt} was changed.`;
};

interface Shift {
  first: number;
  last: number;
  by: number;
}

const shiftSentence = ({ first, last, by }: Shift): string => {
  const what =
    first === last
      ? `Event ${first} was moved: it was written as event ${first + by}.`
      : `Events ${first} to ${last} were renumbered: they were written as ${first + by} to ${last + by}.`;
  if (by === 1 && last > first) return `${what} Event ${first} as it was written is deleted.`;
  if (by === -1 && last > first) return `${what} Event ${first - 1} was inserted.`;
  return what;
};

/** Names each mismatch: rows that were moved, in runs, and rows that were edited. */
export const nameMismatches = (mismatches: readonly Mismatch[]): Finding[] => {
  const findings: Finding[] = [];
  const shifts: Shift[] = [];
  for (const mismatch of mismatches) {
    const { seq } = mismatch.row;
    if (dataProblem(mismatch.row) === 'its commitment was edited') continue;
    const written = writtenAs(mismatch.row, mismatches);
    const shift = shifts.at(-1);
    if (written === null) findings.push({ event: seq, sentence: edited(mismatch) });
    else if (shift && shift.last === seq - 1 && shift.by === written - seq) shift.last = seq;
    else shifts.push({ first: seq, last: seq, by: written - seq });
  }
  return [...findings, ...shifts.map(shift => ({ event: shift.first, sentence: shiftSentence(shift) }))];
};
