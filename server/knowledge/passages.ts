import { lexer, type Token, type Tokens } from 'marked';
import { sentencesOf } from '../text/sentences.ts';
import type { Article } from './article.ts';

/** One section of an article, as plain sentences. */
export interface Passage {
  article: Article;
  /** Place in the article, counted from 0. */
  section: number;
  heading: string;
  sentences: string[];
}

/** The words of a piece of Markdown. Addresses of links and pictures stay behind: a draft holds no links. */
const plain = (tokens: readonly Token[]): string =>
  tokens
    .map(token => {
      if (token.type === 'br') return '\n';
      if (token.type === 'image' || token.type === 'html') return '';
      return 'tokens' in token && token.tokens
        ? plain(token.tokens)
        : 'text' in token
          ? String(token.text)
          : '';
    })
    .join('');

const blockSentences = (token: Token): string[] => {
  switch (token.type) {
    case 'list':
      return (token as Tokens.List).items.flatMap(item => sentencesOf(plain(item.tokens)));
    case 'paragraph':
    case 'text':
      return sentencesOf(plain((token as Tokens.Paragraph).tokens));
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap(blockSentences);
    default:
      return [];
  }
};

/** The sections of an article, one for each heading and what follows it. */
export const passagesOf = (article: Article): Passage[] => {
  const passages: Passage[] = [];
  let heading = article.title;
  let sentences: string[] = [];
  const close = (): void => {
    if (sentences.length > 0) passages.push({ article, section: passages.length, heading, sentences });
    sentences = [];
  };
  for (const token of lexer(article.text)) {
    if (token.type === 'heading') {
      close();
      heading = plain((token as Tokens.Heading).tokens);
    } else sentences.push(...blockSentences(token));
  }
  close();
  return passages;
};
