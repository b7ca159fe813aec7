import { Fault, isFault } from '../../lib/core/fault.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { Connector, RecordState } from '../connectors/connector.ts';

export type Connectors = ReadonlyMap<string, Connector>;

/** A field as its owner gives it, with the record it was read from. */
interface OwnerValue {
  value: string | null;
  system: string;
  target: RecordRef;
  version: string;
  readAt: string;
}

export interface OwnerReading {
  /** The open record's title in its own system. */
  title: string;
  values: Map<string, OwnerValue>;
  /** Fields whose owner did not answer, with a sentence that is safe to show. */
  unavailable: Map<string, string>;
}

/** The connector of a system, by policy. Faults `upstream-unavailable` when none is configured. */
export const connectorOf = (table: PolicyTable, connectors: Connectors, system: string): Connector => {
  const named = table.policy.systems[system];
  const connector = named?.connector === undefined ? undefined : connectors.get(named.connector);
  if (!connector)
    throw new Fault(
      'upstream-unavailable',
      `No connector is configured for ${named?.title ?? system}. Ask your operator.`,
    );
  return connector;
};

/** Fields of one record type grouped by the system that owns them. */
const byOwner = (
  table: PolicyTable,
  recordType: string,
  fields: readonly string[],
): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const field of fields) {
    const owner = table.policy.records[recordType]?.fields[field]?.owner;
    if (owner) groups.set(owner, [...(groups.get(owner) ?? []), field]);
  }
  return groups;
};

const take = (state: RecordState, system: string, fields: readonly string[], into: OwnerReading): void => {
  for (const field of fields)
    into.values.set(field, {
      value: state.values[field] ?? null,
      system,
      target: state.record,
      version: state.version,
      readAt: state.readAt,
    });
};

/** Of a system without a connector nothing is known but what its pages show. */
const readNothing = (title: string, record: RecordRef, fields: readonly string[]): OwnerReading => {
  const why = `${title} has no connector, so nothing but its pages tells these values.`;
  return { title: record.id, values: new Map(), unavailable: new Map(fields.map(field => [field, why])) };
};

/**
 * Reads fields from the systems that own them. The open record's own system is read first: it confirms that the record
 * exists, and gives the ids by which the other owners know it. Where that read fails, the fault is thrown; where another
 * owner fails, or the record's own system has no connector, the fields are listed as unavailable.
 */
export const readOwners = async (
  table: PolicyTable,
  connectors: Connectors,
  record: RecordRef,
  fields: readonly string[],
): Promise<OwnerReading> => {
  const system = table.policy.systems[record.system];
  if (system && system.connector === undefined) return readNothing(system.title, record, fields);
  const groups = byOwner(table, record.type, fields);
  const home = groups.get(record.system) ?? [];
  const others = [...groups].filter(([system]) => system !== record.system);
  const links = others
    .map(([system]) => table.policy.systems[system]?.link?.field)
    .filter(link => link !== undefined);
  const homeFields = [...new Set([...home, ...links])];
  const homeState = await connectorOf(table, connectors, record.system).read(record, homeFields);
  const reading: OwnerReading = { title: homeState.title, values: new Map(), unavailable: new Map() };
  take(homeState, record.system, homeFields, reading);
  await Promise.all(
    others.map(([system, owned]) => readLinked(table, connectors, system, owned, homeState, reading)),
  );
  return reading;
};

const readLinked = async (
  table: PolicyTable,
  connectors: Connectors,
  system: string,
  fields: readonly string[],
  home: RecordState,
  into: OwnerReading,
): Promise<void> => {
  const { link, title } = table.policy.systems[system] ?? {};
  const id = link && home.values[link.field];
  if (!link || !id) {
    for (const field of fields)
      into.unavailable.set(field, `${title ?? system} has no record linked to this one.`);
    return;
  }
  try {
    const target: RecordRef = { system, type: link.type, id };
    take(await connectorOf(table, connectors, system).read(target, fields), system, fields, into);
  } catch (error) {
    if (!isFault(error)) throw error;
    for (const field of fields) into.unavailable.set(field, error.public);
  }
};
