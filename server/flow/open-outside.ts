import { Fault } from '../../lib/core/fault.ts';
import { judgeChange, type OwnerValues } from '../../lib/core/gate.ts';
import type { OwnerReading } from '../facts/read-owners.ts';
import type { Corpus } from '../knowledge/article.ts';
import type { ModelProvider } from '../models/provider.ts';
import type { Services } from '../services.ts';
import { cleanDeep } from './clean.ts';
import { heldRules } from './held-rules.ts';
import type { Judgement, Outside } from './outside.ts';
import { type OwnersOf, permittedAnswer, readOwnersOf } from './owners-of-run.ts';

interface OutsideOf extends OwnersOf {
  model: ModelProvider | null;
  onText: (text: string) => void;
  signal: AbortSignal;
  at: Date;
}

/** The real outside of one run: connectors, the store's articles and the configured model. Owners are read once. */
export const openOutside = (
  { connectors, corpus }: { connectors: Services['connectors']; corpus: () => Promise<Corpus> },
  run: OutsideOf,
): Outside => {
  let reading: Promise<OwnerReading | null> | undefined;
  const read = (): Promise<OwnerReading | null> => {
    reading ??= readOwnersOf(connectors, run);
    return reading;
  };
  /** The run stops where the record is unknown, so nothing else is asked of it. */
  const owners = async (): Promise<OwnerReading> => {
    const known = await read();
    if (!known) throw new Fault('conflict', 'This record is not known to its system.');
    return known;
  };
  const { model } = run;
  return {
    readOwners: async () => permittedAnswer(run, await read()),
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
