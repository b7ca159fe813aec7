import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const people = `
  create table people (
    sub text primary key,
    name text not null,
    roles jsonb not null,
    seen_at timestamptz(3) not null
  )`;

export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, [people]);
