import { tellStory } from '../demo/story.ts';
import { Ledger } from '../lib/core/mask/ledger.ts';
import { maskText } from '../lib/core/mask/mask-text.ts';
import { maskTable } from '../lib/core/mask/table/mask-table.ts';
import type { Bench } from './bench.ts';
import { cpuMillisecondsEach, inTurn } from './rounds.ts';

const rounds = 9;
const limit = 20_000;

const documents = (): string[] =>
  tellStory(new Date()).tickets.flatMap(({ messages }) => messages.map(({ text }) => text));

const messagesPerSecond = (texts: string[], passes: number, work: (text: string) => unknown): number => {
  const pass = (): void => {
    for (const text of texts) work(text);
  };
  return (texts.length * 1000) / cpuMillisecondsEach(passes, pass);
};

export default {
  name: 'Masking ticket messages',
  unit: 'messages per CPU second',
  better: 'more',
  run: async () => {
    const texts = documents();
    const letters = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
    const measured = await inTurn(
      rounds,
      () => messagesPerSecond(texts, 20, text => maskText(text, maskTable, new Ledger(''), limit)),
      () => messagesPerSecond(texts, 500, text => text.replace(/\d{13,19}/g, '[card]')),
    );
    const what = `${texts.length} messages of ${Math.round(letters)} characters on average`;
    return [{ what, floor: 'one regular expression for runs of 13 to 19 digits', ...measured }];
  },
} satisfies Bench;
