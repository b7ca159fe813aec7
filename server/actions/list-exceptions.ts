import type { z } from 'zod';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { exceptionsList } from '../../lib/contract/exceptions.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';
import { shownException, visibleTo } from './see-exception.ts';

const cursorForm = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/** Open exceptions by when they were opened, or resolved ones by when that was; newest first. */
export const listExceptions = async (
  services: Services,
  person: SignedIn,
  { state, limit, cursor }: z.output<typeof exceptionsList.query>,
): Promise<ResponseOf<typeof exceptionsList>> => {
  const [known, time = '', id = ''] = cursor === undefined ? [] : (cursorForm.exec(cursor) ?? []);
  if (cursor !== undefined && known === undefined)
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  const table = await services.policies.current();
  const by = state === 'open' ? 'opened_at' : 'resolved_at';
  let rows = services.db
    .selectFrom('exceptions')
    .selectAll()
    .where('resolved_at', state === 'open' ? 'is' : 'is not', null)
    .where(visibleTo(table, person))
    .orderBy(by, 'desc')
    .orderBy('id')
    .limit(limit + 1);
  if (known !== undefined)
    rows = rows.where(({ and, eb, or }) =>
      or([
        eb(by, '<', new Date(Number(time))),
        and([eb(by, '=', new Date(Number(time))), eb('id', '>', id)]),
      ]),
    );
  const found = await rows.execute();
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    items: found.slice(0, limit).map(row => shownException(table, person, row)),
    next: last ? `${last[by]?.getTime()}.${last.id}` : null,
  };
};
