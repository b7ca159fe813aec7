import { sentencesOf } from '../../text/sentences.ts';
import { stemsOf } from '../../text/words.ts';

const negations: Record<string, RegExp> = {
  en: /\b(?:not|no|never|none|neither|nor|without|cannot|unable)\b|n['’]t\b/i,
  de: /(?<!\p{L})(?:nicht|kein\p{L}*|nie|niemals|ohne|weder)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:pas|jamais|aucune?|sans|ni|rien)(?!\p{L})/iu,
};

const closest = (sentence: string, sources: readonly string[], language: string): string | null => {
  const wanted = new Set(stemsOf(sentence, language));
  let best: { text: string; shared: number } | null = null;
  for (const text of sources.flatMap(sentencesOf)) {
    const shared = new Set(stemsOf(text, language).filter(stem => wanted.has(stem))).size;
    if (shared > (best?.shared ?? 0)) best = { text, shared };
  }
  return best?.text ?? null;
};

/** Whether a sentence denies what the closest sentence of its sources affirms, or the other way round. */
export const contradicts = (sentence: string, sources: readonly string[], language: string): boolean => {
  const negation = negations[language];
  const source = closest(sentence, sources, language);
  return negation !== undefined && source !== null && negation.test(sentence) !== negation.test(source);
};
