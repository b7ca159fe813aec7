import { isOneOf } from '../../lib/core/data-rule.ts';
import type { OwnerReading } from '../facts/read-owners.ts';
import type { HeldRule } from './data.ts';
import { isLinked, type OwnersOf } from './owners-of-run.ts';

/** A customer's commitment that cannot be looked up is taken to hold; without a customer's record there is none. */
export const heldRules = (run: OwnersOf, owners: OwnerReading): HeldRule[] => {
  const { policy, record } = run;
  return Object.entries(policy.policy.dataRules).flatMap(([rule, { title, when, effect, because }]) => {
    const field = policy.policy.records[record.type]?.fields[when.field];
    if (!field) return [];
    const known = owners.values.get(when.field);
    if (known) return isOneOf(field.type, when.is, known.value) ? [{ rule, title, effect, because }] : [];
    if (!isLinked(run, owners, when.field)) return [];
    const system = policy.policy.systems[field.owner];
    const name = system?.title ?? field.owner;
    const why =
      system?.connector === undefined
        ? `${name} has no connector and nothing but its pages tells whether this holds`
        : `${name} could not be asked whether this holds`;
    return [{ rule, title, effect, because: `${why}, so it is taken to hold.` }];
  });
};
