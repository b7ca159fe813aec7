import { isFault } from '../../lib/core/fault.ts';
import { gateFields } from '../../lib/core/gate.ts';
import { allows, levelOf, mayReadTitle, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { type OwnerReading, readOwners } from '../facts/read-owners.ts';
import type { Services } from '../services.ts';
import { cleanText } from './clean.ts';
import type { OwnerAnswer } from './data.ts';

/** Whose eyes a run has, and which record they look at. */
export interface OwnersOf {
  policy: PolicyTable;
  roles: readonly string[];
  record: RecordRef;
}

const longestValue = 20_000;
const longestTitle = 300;

const readableFields = ({ policy, roles, record }: OwnersOf): string[] =>
  Object.keys(policy.policy.records[record.type]?.fields ?? {}).filter(field =>
    allows(levelOf(policy, roles, record.type, field), 'read'),
  );

/** Fields that rules and gates look at, whoever may read them. */
const decidingFields = ({ policy, record }: OwnersOf): string[] => {
  const known = policy.policy.records[record.type]?.fields ?? {};
  return [
    ...[...policy.actions.values()].filter(action => action.record === record.type).flatMap(gateFields),
    ...Object.values(policy.policy.dataRules).map(({ when }) => when.field),
  ].filter(field => Object.hasOwn(known, field));
};

/** Reads all that the run needs of the record's owners; null when the record's own system does not know it. */
export const readOwnersOf = async (
  connectors: Services['connectors'],
  run: OwnersOf,
): Promise<OwnerReading | null> => {
  const fields = [...new Set([...readableFields(run), ...decidingFields(run)])];
  try {
    return await readOwners(run.policy, connectors, run.record, fields);
  } catch (error) {
    if (isFault(error) && error.code === 'not-found') return null;
    throw error;
  }
};

/** Whether the open record names a record of the field's owner. A link that its own system leaves empty leads nowhere. */
export const isLinked = ({ policy, record }: OwnersOf, owners: OwnerReading, field: string): boolean => {
  const owner = policy.policy.records[record.type]?.fields[field]?.owner ?? '';
  const link = policy.policy.systems[owner]?.link?.field;
  return link === undefined || owner === record.system || owners.values.get(link)?.value !== null;
};

/** The record's title, where it is the value of a field that this person may read; otherwise the record's id. */
const titleOf = ({ policy, roles, record }: OwnersOf, { title }: OwnerReading): string =>
  mayReadTitle(policy, roles, record.type) ? cleanText(title.slice(0, longestTitle)) : record.id;

/** The part of the owners' answers that this person may read, and that may be stored. */
export const permittedAnswer = (run: OwnersOf, owners: OwnerReading | null): OwnerAnswer => {
  if (!owners) return { isUnknown: true, title: run.record.id, values: [], unavailable: [] };
  const readable = readableFields(run);
  return {
    title: titleOf(run, owners),
    values: readable.flatMap(field => {
      const owner = owners.values.get(field);
      if (!owner) return [];
      const value = owner.value === null ? null : cleanText(owner.value.slice(0, longestValue));
      return [{ field, value, system: owner.system, readAt: new Date(owner.readAt).toISOString() }];
    }),
    unavailable: readable.flatMap(field => {
      const why = owners.unavailable.get(field);
      return why === undefined ? [] : [{ field, why, linked: isLinked(run, owners, field) }];
    }),
  };
};
