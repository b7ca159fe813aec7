import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { inTransaction, openFile } from './file.ts';
import type { SystemId } from './systems.ts';

export interface RecordKey {
  system: SystemId;
  id: string;
}

export type FieldValues = Record<string, string | null>;

export interface StoredRecord extends RecordKey {
  version: number;
  /** ISO time of the last news from a feed that has stopped; null while the values are live. */
  asOf: string | null;
  fields: FieldValues;
  /** Copies of other systems' values that the help desk shows though they have changed there, by field. */
  outdated: Record<string, string>;
}

/** A changed field, or a message: then `field` and `old` are null and `new` is its text. */
export interface NewEntry {
  at: string;
  account: string;
  kind: 'field' | 'public' | 'internal';
  field: string | null;
  old: string | null;
  new: string;
  reference: string | null;
}

export interface HistoryEntry extends NewEntry {
  id: number;
  version: number;
}

export interface Seed {
  record: Omit<StoredRecord, 'version'>;
  entries: NewEntry[];
}

const recordOf = (row: Record<string, SQLOutputValue>): StoredRecord => ({
  system: row.system as SystemId,
  id: String(row.id),
  version: Number(row.version),
  asOf: row.as_of === null ? null : String(row.as_of),
  fields: JSON.parse(String(row.fields)),
  outdated: JSON.parse(String(row.outdated)),
});

/** Records and their history in one file. Each method is one transaction. */
export class Store {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    this.#db = openFile(path);
  }

  read({ system, id }: RecordKey): StoredRecord | null {
    const row = this.#db.prepare('select * from records where system = ? and id = ?').get(system, id);
    return row ? recordOf(row) : null;
  }

  list(system: SystemId): StoredRecord[] {
    return this.#db.prepare('select * from records where system = ? order by id').all(system).map(recordOf);
  }

  /**
   * Hands the record as it is now to `decide`, and stores the fields and history entries that come back. Nothing is written
   * when `decide` throws or gives no entries. Returns null when there is no such record.
   */
  change(
    key: RecordKey,
    decide: (record: StoredRecord) => { fields?: FieldValues; entries: NewEntry[] },
  ): StoredRecord | null {
    return inTransaction(this.#db, () => {
      const before = this.read(key);
      if (!before) return null;
      const { fields = before.fields, entries } = decide(before);
      if (entries.length === 0) return before;
      const after = { ...before, fields, version: before.version + 1 };
      this.#db
        .prepare('update records set fields = ?, version = ? where system = ? and id = ?')
        .run(JSON.stringify(fields), after.version, key.system, key.id);
      this.#append(after, entries);
      return after;
    });
  }

  /** Entries after the one with id `after`, oldest first. */
  history(
    { system, id }: RecordKey,
    { after, reference, limit }: { after: number; reference: string | null; limit: number },
  ): HistoryEntry[] {
    return this.#db
      .prepare(
        `select id, version, at, account, kind, field, old, new, reference from history
         where system = ? and record = ? and id > ? and (? is null or reference = ?) order by id limit ?`,
      )
      .all(system, id, after, reference, reference, limit) as unknown as HistoryEntry[];
  }

  messages(ticket: string): HistoryEntry[] {
    return this.#db
      .prepare(
        `select id, version, at, account, kind, field, old, new, reference from history
         where system = 'desk' and record = ? and kind <> 'field' order by id`,
      )
      .all(ticket) as unknown as HistoryEntry[];
  }

  setting(name: string): string | null {
    const row = this.#db.prepare('select value from settings where name = ?').get(name);
    return row ? String(row.value) : null;
  }

  /** Replaces everything in the store, settings included. */
  replaceAll(seeds: readonly Seed[], settings: Record<string, string>): void {
    inTransaction(this.#db, () => {
      this.#db.exec('delete from history; delete from records; delete from settings;');
      const insertRecord = this.#db.prepare('insert into records values (?, ?, 1, ?, ?, ?)');
      for (const { record, entries } of seeds) {
        const { system, id, asOf, fields, outdated } = record;
        insertRecord.run(system, id, asOf, JSON.stringify(fields), JSON.stringify(outdated));
        this.#append({ system, id, version: 1 }, entries);
      }
      const insertSetting = this.#db.prepare('insert into settings values (?, ?)');
      for (const [name, value] of Object.entries(settings)) insertSetting.run(name, value);
    });
  }

  close(): void {
    this.#db.close();
  }

  #append({ system, id, version }: RecordKey & { version: number }, entries: readonly NewEntry[]): void {
    const insert = this.#db.prepare(
      `insert into history (system, record, version, at, account, kind, field, old, new, reference)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { at, account, kind, field, old, new: text, reference } of entries)
      insert.run(system, id, version, at, account, kind, field, old, text, reference);
  }
}
