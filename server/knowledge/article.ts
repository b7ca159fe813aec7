import { z } from 'zod';

const articleKinds = ['article', 'policy', 'macro'] as const;

/**
 * One text that drafts may draw on. `article` and `macro` are written for customers and may be quoted to them; `policy`
 * is for the team: it grounds suggestions and is never quoted in a reply.
 */
export const article = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and -'),
  corpus: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(articleKinds),
  owner: z.string().trim().min(1).max(120),
  /** ISO 639-1, such as `en`. */
  language: z.string().regex(/^[a-z]{2}$/, 'use a language such as en'),
  /** Markdown. */
  text: z.string().min(1).max(100_000),
  /** When it was last reviewed, as YYYY-MM-DD. */
  dated: z.iso.date().nullable(),
});
export type Article = z.infer<typeof article>;

/** All articles as one version: the digest names exactly these texts. */
export const corpus = z.strictObject({ digest: z.string(), articles: z.array(article) });
export type Corpus = z.infer<typeof corpus>;
