import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * Which of the roles that are still needed a person with several of them takes: the one that fewest people have, so that
 * the others can still be filled by somebody else.
 */
export const takeSeat = async (
  trx: Transaction<Database>,
  roles: readonly [string, ...string[]],
): Promise<string> => {
  if (roles.length === 1) return roles[0];
  const { rows } = await sql<{ role: string }>`
    select role from people, jsonb_array_elements_text(roles) as role
    where role in (${sql.join(roles)}) group by role order by count(*), role`.execute(trx);
  return rows[0]?.role ?? roles[0];
};
