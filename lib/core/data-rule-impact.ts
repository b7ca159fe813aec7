import { canonicalJson } from './canonical.ts';
import { isOneOf } from './data-rule.ts';
import type { PastRun } from './policy-impact.ts';
import type { RunImpact } from './policy-impact-shape.ts';
import type { PolicyTable } from './policy-table.ts';

type DataRule = PolicyTable['policy']['dataRules'][string];
type Effect = DataRule['effect'];

const rulesFor = (table: PolicyTable, recordType: string, effect: Effect): [string, DataRule][] =>
  Object.entries(table.policy.dataRules).filter(
    ([, rule]) => rule.effect === effect && table.policy.records[recordType]?.fields[rule.when.field],
  );

const typeOf = ({ policy }: PolicyTable, { recordType }: PastRun, { when }: DataRule) =>
  policy.records[recordType]?.fields[when.field]?.type;

/** Whether a rule held for the run: as recorded where the run asked the same, else by the stored value; null if neither tells. */
const ruleHeld = (table: PolicyTable, run: PastRun, id: string, rule: DataRule): boolean | null => {
  const type = typeOf(table, run, rule);
  const asked = run.ranUnder.policy.dataRules[id];
  const isSame = asked && canonicalJson(asked.when) === canonicalJson(rule.when);
  if (run.held && isSame && typeOf(run.ranUnder, run, rule) === type) return run.held.has(id);
  const value = run.values.get(rule.when.field);
  return value === undefined || !type ? null : isOneOf(type, rule.when.is, value);
};

/** The reason that held, `false` for none, null where it cannot be told. */
const heldUnder = (table: PolicyTable, run: PastRun, effect: Effect): string | false | null => {
  let unknown = false;
  for (const [id, rule] of rulesFor(table, run.recordType, effect)) {
    const held = ruleHeld(table, run, id, rule);
    if (held) return `${rule.title}. ${rule.because}`;
    unknown ||= held === null;
  }
  return unknown ? null : false;
};

interface Moved {
  holds: boolean;
  because: string;
}

/** Whether rules of this effect would hold for the run where they did not, or no longer; null where nothing moves. */
const ruleImpact = (
  before: PolicyTable,
  after: PolicyTable,
  run: PastRun,
  effect: Effect,
): Moved | null | 'unknown' => {
  const asking = (table: PolicyTable) =>
    canonicalJson(
      rulesFor(table, run.recordType, effect).map(([id, rule]) => [
        id,
        rule.when,
        typeOf(table, run, rule) ?? null,
      ]),
    );
  if (asking(before) === asking(after)) return null;
  const was = heldUnder(before, run, effect);
  const would = heldUnder(after, run, effect);
  if (was === null || would === null) return 'unknown';
  if (typeof was === typeof would) return null;
  return would === false ? { holds: false, because: String(was) } : { holds: true, because: would };
};

/** Whether the run would have been stopped, or no longer; `unknown` where the values that say so are not stored. */
export const stopImpact = (
  before: PolicyTable,
  after: PolicyTable,
  run: PastRun,
): RunImpact['stop'] | 'unknown' => {
  const moved = ruleImpact(before, after, run, 'no-ai');
  if (moved === null || moved === 'unknown') return moved;
  return { effect: moved.holds ? 'stopped' : 'not-stopped', because: moved.because };
};

/** Whether the run would have been kept from outside models, or no longer; `unknown` likewise. */
export const outsideImpact = (
  before: PolicyTable,
  after: PolicyTable,
  run: PastRun,
): RunImpact['outside'] | 'unknown' => {
  const moved = ruleImpact(before, after, run, 'no-outside-model');
  if (moved === null || moved === 'unknown') return moved;
  return { effect: moved.holds ? 'kept-inside' : 'may-go-outside', because: moved.because };
};
