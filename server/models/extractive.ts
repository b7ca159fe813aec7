import type { Material } from './material.ts';
import { phrasesIn } from './phrases.ts';
import { pickAnswers } from './pick-answers.ts';
import type { Written, WrittenSentence } from './written.ts';

const limits = { normal: { statements: 6, answers: 4 }, shorter: { statements: 3, answers: 2 } } as const;

const said = (text: string, paragraph: boolean): WrittenSentence => ({
  text,
  paragraph,
  claim: false,
  citations: [],
});

/** A person's first name; a name of one word or of more than two stays whole, since it may be a company's. */
const firstName = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return words.length === 2 ? (words[0] as string) : name.trim();
};

const greeting = ({ language, tone, greet }: Material): string => {
  const phrases = phrasesIn(language);
  if (!greet) return phrases.greetingWithoutName[tone];
  return phrases.greeting[tone].replace('{first}', () => firstName(greet)).replace('{name}', () => greet);
};

const thanks = ({ language, tone, subject, statements }: Material): WrittenSentence => {
  const phrases = phrasesIn(language);
  // A subject that reads like an instruction is not repeated: the reply would carry it on.
  if (!subject || subject.flagged || statements.length > 0) return said(phrases.thanks[tone], true);
  return {
    text: phrases.thanksAbout[tone].replace('{subject}', () => subject.text),
    paragraph: true,
    claim: true,
    citations: [{ sourceId: subject.sourceId, quote: subject.text }],
  };
};

const statementsOf = ({ statements, length }: Material, part: 'fact' | 'step'): WrittenSentence[] =>
  statements
    .filter(statement => statement.part === part)
    .slice(0, limits[length].statements)
    .map(({ text, citations }, index) => ({
      text,
      paragraph: part === 'step' && index === 0,
      claim: true,
      citations,
    }));

const answersOf = (material: Material): WrittenSentence[] => {
  const picked = pickAnswers(material, limits[material.length].answers);
  return picked.map(({ text, sourceId }, index) => ({
    text,
    paragraph: index === 0 || sourceId !== picked[index - 1]?.sourceId,
    claim: true,
    citations: [{ sourceId, quote: text }],
  }));
};

/**
 * Drafts a reply without a model: sentences that policy words over confirmed facts, and sentences taken whole from
 * articles, between a greeting and a closing. It invents nothing, so it also says nothing where nothing was found.
 */
export const draftExtractively = (material: Material): Written => {
  const phrases = phrasesIn(material.language);
  const facts = statementsOf(material, 'fact');
  const steps = statementsOf(material, 'step');
  const answers = answersOf(material);
  const body = [...facts, ...steps, ...answers];
  return {
    sentences: [
      said(greeting(material), true),
      thanks(material),
      ...body,
      ...(body.length === 0 ? [said(phrases.holding, false)] : []),
      ...(material.length === 'normal' ? [said(phrases.offer[material.tone], true)] : []),
      said(
        phrases.closing[material.tone].replace('{agent}', () => material.agent),
        true,
      ),
    ],
    changes: [],
  };
};
