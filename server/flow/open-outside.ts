import { Fault, isFault } from '../../lib/core/fault.ts';
import { gateFields, judgeChange, type OwnerValues } from '../../lib/core/gate.ts';
import { allows, levelOf, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { type OwnerReading, readOwners } from '../facts/read-owners.ts';
import type { Corpus } from '../knowledge/article.ts';
import type { ModelProvider } from '../models/provider.ts';
import type { Services } from '../services.ts';
import { cleanDeep, cleanText } from './clean.ts';
import type { HeldRule, OwnerAnswer } from './data.ts';
import type { Judgement, Outside } from './outside.ts';

interface OutsideOf {
  policy: PolicyTable;
  roles: readonly string[];
  record: RecordRef;
  model: ModelProvider | null;
  onText: (text: string) => void;
  signal: AbortSignal;
  at: Date;
}

const longestValue = 20_000;

const readableFields = ({ policy, roles, record }: OutsideOf): string[] =>
  Object.keys(policy.policy.records[record.type]?.fields ?? {}).filter(field =>
    allows(levelOf(policy, roles, record.type, field), 'read'),
  );

/** Fields that rules and gates look at, whoever may read them. */
const decidingFields = ({ policy, record }: OutsideOf): string[] => {
  const known = policy.policy.records[record.type]?.fields ?? {};
  return [
    ...[...policy.actions.values()].filter(action => action.record === record.type).flatMap(gateFields),
    ...Object.values(policy.policy.dataRules).map(({ when }) => when.field),
  ].filter(field => Object.hasOwn(known, field));
};

const readAll = async (connectors: Services['connectors'], run: OutsideOf): Promise<OwnerReading> => {
  const fields = [...new Set([...readableFields(run), ...decidingFields(run)])];
  try {
    return await readOwners(run.policy, connectors, run.record, fields);
  } catch (error) {
    if (!isFault(error) || error.code !== 'not-found') throw error;
    const system = run.policy.policy.systems[run.record.system]?.title ?? 'The help desk';
    throw new Fault(
      'conflict',
      `${system} has no record ${run.record.id}: the page and ${system} disagree. Open the record again.`,
      { cause: error },
    );
  }
};

/** Whether the open record names a record of the field's owner. A link that its own system leaves empty leads nowhere. */
const isLinked = ({ policy, record }: OutsideOf, owners: OwnerReading, field: string): boolean => {
  const owner = policy.policy.records[record.type]?.fields[field]?.owner ?? '';
  const link = policy.policy.systems[owner]?.link?.field;
  return link === undefined || owner === record.system || owners.values.get(link)?.value !== null;
};

/** The part of the owners' answers that this person may read, and that may be stored. */
const permitted = (run: OutsideOf, readable: readonly string[], owners: OwnerReading): OwnerAnswer => ({
  title: cleanText(owners.title),
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
});

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A customer's commitment that cannot be looked up is taken to hold; without a customer's record there is none. */
const heldRules = (run: OutsideOf, owners: OwnerReading): HeldRule[] => {
  const { policy, record } = run;
  return Object.entries(policy.policy.dataRules).flatMap(([rule, { title, when, effect, because }]) => {
    const field = policy.policy.records[record.type]?.fields[when.field];
    if (!field) return [];
    const known = owners.values.get(when.field);
    if (known)
      return when.is.some(value => same(value, known.value ?? '')) ? [{ rule, title, effect, because }] : [];
    if (!isLinked(run, owners, when.field)) return [];
    const system = policy.policy.systems[field.owner]?.title ?? field.owner;
    const unknown = `${system} could not be asked whether this holds, so it is taken to hold.`;
    return [{ rule, title, effect, because: unknown }];
  });
};

/** The real outside of one run: connectors, the store's articles and the configured model. Owners are read once. */
export const openOutside = (
  { connectors, corpus }: { connectors: Services['connectors']; corpus: () => Promise<Corpus> },
  run: OutsideOf,
): Outside => {
  let reading: Promise<OwnerReading> | undefined;
  const owners = (): Promise<OwnerReading> => {
    reading ??= readAll(connectors, run);
    return reading;
  };
  const { model } = run;
  return {
    readOwners: async () => permitted(run, readableFields(run), await owners()),
    heldDataRules: async () => heldRules(run, await owners()),
    corpus,
    model: model && { title: model.title, model: model.model, outside: model.outside },
    write: async prompt => {
      if (!model) throw new Error('no model is configured');
      return cleanDeep(await model.write(prompt, run.onText, run.signal));
    },
    judge: async changes => {
      const values: OwnerValues = new Map(
        [...(await owners()).values].map(([field, { value }]) => [field, value]),
      );
      return changes.map((change): Judgement => {
        const verdict = judgeChange(run.policy, run.roles, run.record.type, change, values, run.at);
        return verdict.verdict === 'deny' ? { refused: verdict.reasons.join(' ') } : { gate: verdict.gate };
      });
    },
  };
};
