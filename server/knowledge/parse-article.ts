import { parse } from 'yaml';
import { Fault } from '../../lib/core/fault.ts';
import { type Article, article } from './article.ts';

const frontMatter = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s;

/**
 * Reads one Markdown file whose front matter gives title, kind, owner, language and dated. Its id is the file's name
 * unless the front matter gives one. Throws a Fault `bad-input` that names the file.
 */
export const parseArticle = (markdown: string, file: string, corpus: string): Article => {
  const refuse = (why: string, cause?: unknown): Fault =>
    new Fault('bad-input', `The article ${file} was refused: ${why}`, { cause });
  const parts = frontMatter.exec(markdown);
  if (!parts) throw refuse('it does not begin with front matter between two lines of ---.');
  let head: unknown;
  try {
    head = parse(parts[1] as string, { schema: 'core' });
  } catch (error) {
    throw refuse('its front matter is not YAML.', error);
  }
  const parsed = article.safeParse({
    id: file.replace(/\.md$/, ''),
    kind: 'article',
    language: 'en',
    dated: null,
    ...(head as object),
    corpus,
    text: (parts[2] as string).trim(),
  });
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
};
