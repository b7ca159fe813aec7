import type { Corpus } from '../../knowledge/article.ts';
import { type Passage, passagesOf } from '../../knowledge/passages.ts';
import { stemsOf } from '../../text/words.ts';
import type { EligibleChange } from '../data.ts';

const names = (text: string, rule: string): boolean => text.toLowerCase().includes(rule.toLowerCase());

const shared = ({ heading, sentences }: Passage, reason: string, language: string): number => {
  const wanted = new Set(stemsOf(reason, language));
  return new Set(stemsOf(`${heading} ${sentences.join(' ')}`, language).filter(stem => wanted.has(stem)))
    .size;
};

/** For each suggestion by rule, the section of the team's policies that names the rule and fits its reason best. */
export const policiesFor = (
  corpus: Corpus,
  changes: readonly EligibleChange[],
): { rule: string; passage: Passage }[] => {
  const policies = corpus.articles.filter(({ kind }) => kind === 'policy');
  return changes.flatMap(({ rule, reason }) => {
    const [best] = policies
      .filter(({ title, text }) => names(`${title} ${text}`, rule))
      .flatMap(passagesOf)
      .sort(
        (a, b) =>
          shared(b, reason, b.article.language) - shared(a, reason, a.article.language) ||
          a.section - b.section,
      );
    return best ? [{ rule, passage: best }] : [];
  });
};
