import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../lib/core/fault.ts';

const layout = 1;

const schema = `
  create table settings (name text primary key, value text not null) strict;
  create table records (
    system text not null,
    id text not null,
    version integer not null,
    as_of text,
    fields text not null,
    outdated text not null,
    primary key (system, id)
  ) strict;
  create table history (
    id integer primary key,
    system text not null,
    record text not null,
    version integer not null,
    at text not null,
    account text not null,
    kind text not null check (kind in ('field', 'public', 'internal')),
    field text,
    old text,
    new text not null,
    reference text
  ) strict;
  create index history_of_record on history (system, record, id);
  pragma user_version = ${layout};
`;

const prepare = (db: DatabaseSync, path: string): void => {
  db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;');
  const row = db.prepare('pragma user_version').get();
  if (row?.user_version === 0) db.exec(`begin immediate; ${schema} commit;`);
  else if (row?.user_version !== layout)
    throw new Fault(
      'conflict',
      `The sandbox's data file ${path} is from another version. Remove it and start again.`,
    );
};

/**
 * Opens the sandbox's data file, making it when there is none; `:memory:` keeps nothing. One process at a time may have
 * it open, and a commit is on disk when it returns. Throws in plain words.
 */
export const openFile = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path);
  try {
    prepare(db, path);
    return db;
  } catch (cause) {
    db.close();
    if (cause instanceof Error && cause.message.includes('locked'))
      throw new Fault(
        'conflict',
        `Another sandbox is using ${path}. Stop it first, or choose another file.`,
        {
          cause,
        },
      );
    throw cause;
  }
};

/** Runs `work` as one transaction: all of it is stored, or none when it throws. */
export const inTransaction = <T>(db: DatabaseSync, work: () => T): T => {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
};
