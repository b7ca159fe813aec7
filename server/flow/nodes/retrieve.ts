import { type Corpus, corpus } from '../../knowledge/article.ts';
import type { Passage } from '../../knowledge/passages.ts';
import { search } from '../../knowledge/search.ts';
import { fallbackLanguage, hasPhrases } from '../../models/phrases.ts';
import { type FlowData, type RetrievedPassage, retrieved } from '../data.ts';
import { policiesFor } from '../drafting/policies.ts';
import { questionsOf } from '../drafting/questions.ts';
import { graphNode } from '../graph.ts';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const nameOf = (language: string): string => languageNames.of(language) ?? language;

/** The language to answer in, and a word of warning where it is not the wanted one. */
const chooseLanguage = (
  { request, collect }: Pick<FlowData, 'request' | 'collect'>,
  { articles }: Corpus,
): { language: string; warnings: string[] } => {
  const own = collect.language ?? fallbackLanguage;
  const wanted = request.language === 'auto' ? own : (request.language.split('-')[0] ?? '').toLowerCase();
  const written = articles.some(({ language }) => language === wanted);
  if (hasPhrases(wanted) && (written || articles.length === 0)) return { language: wanted, warnings: [] };
  return {
    language: fallbackLanguage,
    warnings:
      wanted === fallbackLanguage
        ? []
        : [`There are no articles in ${wordFor(wanted)}, so the draft is in ${nameOf(fallbackLanguage)}.`],
  };
};

/** The name of a language that somebody wrote; what names none is repeated as it is. */
const wordFor = (language: string): string => {
  try {
    return nameOf(language);
  } catch {
    return `“${language}”`;
  }
};

const passageOf = ({ article, heading, section, sentences }: Passage): RetrievedPassage => ({
  article: article.id,
  title: article.title,
  heading,
  section,
  kind: article.kind,
  owner: article.owner,
  dated: article.dated,
  sentences,
});

/** Looks up what the knowledge base says to each question, and abstains where it says nothing. */
export const retrieve = graphNode({
  name: 'retrieve',
  from: ['request', 'collect', 'rules'],
  output: retrieved,
  answer: corpus,
  ask: (_input, { outside }) => outside.corpus(),
  run: (input, known) => {
    const { language, warnings } = chooseLanguage(input, known);
    const asked = questionsOf(input.collect, input.collect.language ?? language);
    const answers = search(known, asked, language).filter(({ passages }) => passages.length > 0);
    return {
      corpus: known.digest,
      language,
      answers: answers.map(({ question, passages }) => ({ question, passages: passages.map(passageOf) })),
      policies: policiesFor(known, input.rules.changes).map(({ rule, passage }) => ({
        rule,
        passage: passageOf(passage),
      })),
      leftOut: answers.length === 0 ? ['Articles: none answers this ticket.'] : [],
      warnings,
    };
  },
  note: ({ answers }) => {
    const articles = new Set(answers.flatMap(({ passages }) => passages.map(({ article }) => article)));
    return articles.size === 0 ? 'no article answers this ticket' : `${articles.size} articles`;
  },
});
