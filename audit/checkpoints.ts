import { type QueryExecutorProvider, sql } from 'kysely';
import type { Finding } from './mismatches.ts';
import { openNote, type Statement, type Verifier } from './note.ts';

/** A verified statement of a checkpoint, and where the checkpoint was found, in words. */
export interface SignedSize extends Statement {
  where: string;
}

export interface CheckpointReport {
  /** In order of size. */
  signed: SignedSize[];
  count: number;
  findings: Finding[];
}

interface Stored {
  size: number;
  root: string;
  note: string;
}

export const readStoredCheckpoints = async (db: QueryExecutorProvider): Promise<Stored[]> => {
  const { rows } = await sql<Stored>`select size, root, note from checkpoints order by size`.execute(db);
  return rows;
};

/** Notes stand one after another, each with an empty line behind it. */
const noteForm = /[^\n]+\n\d+\n[^\n]+\n\n— [^\n]*\n(?=\n|$)/g;

export const splitNotes = (text: string): string[] => text.match(noteForm) ?? [];

const opened = (
  notes: readonly string[],
  where: string,
  verifier: Verifier,
): { signed: SignedSize[]; findings: Finding[] } => {
  const signed: SignedSize[] = [];
  const findings: Finding[] = [];
  for (const note of notes) {
    const statement = openNote(note, verifier);
    if (!('problem' in statement)) signed.push({ ...statement, where });
    else {
      const size = note.split('\n')[1] ?? '';
      findings.push({
        event: null,
        sentence: `The checkpoint of ${size} events ${where} ${statement.problem}.`,
      });
    }
  }
  return { signed, findings };
};

const editedColumns = (stored: readonly Stored[]): Finding[] =>
  stored
    .filter(({ size, root, note }) => {
      const [, noteSize, noteRoot = ''] = note.split('\n');
      return noteSize !== String(size) || Buffer.from(noteRoot, 'base64').toString('hex') !== root;
    })
    .map(({ size }) => ({
      event: null,
      sentence: `The checkpoint of ${size} events in the store was edited: its columns differ from its signed text.`,
    }));

/** The backend stores a checkpoint before it copies it outside, so one that is only outside was removed from the store. */
const removed = (stored: readonly Stored[], outside: readonly SignedSize[]): Finding[] => {
  const sizes = new Set(stored.map(({ size }) => size));
  return [...new Set(outside.map(({ size }) => size).filter(size => !sizes.has(size)))].map(size => ({
    event: null,
    sentence: `The checkpoint of ${size} events is kept outside and was deleted from the store.`,
  }));
};

const forks = (signed: readonly SignedSize[]): Finding[] =>
  signed.flatMap((statement, index) => {
    const before = signed[index - 1];
    if (before?.size !== statement.size || before.root === statement.root) return [];
    const where = [before.where, statement.where].join(' and ');
    return {
      event: null,
      sentence: `Two checkpoints of ${statement.size} events state different histories (${where}): the log was forked.`,
    };
  });

/** Verifies every checkpoint in the store and in the file kept outside it. */
export const checkCheckpoints = (
  stored: readonly Stored[],
  outside: readonly string[],
  verifier: Verifier,
): CheckpointReport => {
  const inside = opened(
    stored.map(({ note }) => note),
    'in the store',
    verifier,
  );
  const kept = opened(outside, 'in the outside file', verifier);
  const signed = [...inside.signed, ...kept.signed].sort((a, b) => a.size - b.size);
  return {
    signed,
    count: new Set(signed.map(({ size }) => size)).size,
    findings: [
      ...inside.findings,
      ...kept.findings,
      ...editedColumns(stored),
      ...removed(stored, kept.signed),
      ...forks(signed),
    ],
  };
};
