import type { Source } from '../../lib/core/draft.ts';
import type { Taint } from '../../lib/core/record.ts';
import type { FlowData } from './data.ts';

/** A source a sentence may cite, with its whole text as the run knew it. */
export interface KnownSource {
  sourceId: string;
  kind: Source['kind'];
  title: string;
  text: string;
  note: string;
  owner: string;
  dated: string | null;
  taint: Taint;
}

type Input = Pick<FlowData, 'collect' | 'reconcile' | 'rules' | 'retrieve'>;

const fieldSources = ({ reconcile }: Input): KnownSource[] =>
  reconcile.facts
    .filter(({ usable }) => usable)
    .map(({ field, title, value, owner, readAt, taint }) => ({
      sourceId: `field:${field}`,
      kind: 'field',
      title,
      text: value ?? '',
      note: `Confirmed by ${owner}`,
      owner,
      dated: readAt,
      taint,
    }));

const messageSources = ({ collect }: Input): KnownSource[] =>
  collect.messages
    .filter(({ internal }) => !internal)
    .map(({ sourceId, author, at, text, from, flagged, taint }) => ({
      sourceId,
      kind: 'message',
      title: from === 'customer' ? 'Message of the customer' : `Message of ${author || 'somebody unknown'}`,
      text,
      note: flagged ? 'Reads like instructions to an assistant' : 'Read from the page, not confirmed',
      owner: author,
      dated: at || null,
      taint,
    }));

const articleSources = ({ retrieve }: Input): KnownSource[] => {
  const byArticle = new Map<string, KnownSource>();
  const passages = [
    ...retrieve.answers.flatMap(answer => answer.passages),
    ...retrieve.policies.map(({ passage }) => passage),
  ];
  for (const passage of passages) {
    const sourceId = `article:${passage.article}`;
    const text = passage.sentences.join(' ');
    const known = byArticle.get(sourceId);
    if (known?.text.includes(text)) continue;
    byArticle.set(sourceId, {
      sourceId,
      kind: 'article',
      title: passage.title,
      text: known ? `${known.text}\n${text}` : text,
      note: passage.kind === 'policy' ? 'Policy of the team, not for customers' : 'Knowledge base',
      owner: passage.owner,
      dated: passage.dated,
      taint: 'system-verified',
    });
  }
  return [...byArticle.values()];
};

const ruleSources = ({ rules }: Input, language: string): KnownSource[] => {
  const byRule = new Map<string, string[]>();
  for (const { rule, wordings } of rules.statements)
    for (const { sentences } of wordings.filter(wording => wording.language === language))
      byRule.set(rule, [...(byRule.get(rule) ?? []), ...sentences.map(({ template }) => template)]);
  return [...byRule].map(([rule, templates]) => ({
    sourceId: `rule:${rule}`,
    kind: 'rule',
    title: `Rule ${rule}`,
    text: templates.join(' '),
    note: 'Wording of the policy',
    owner: 'Policy',
    dated: null,
    taint: 'system-verified',
  }));
};

/** Everything a draft may cite, by opaque id. An id leads to stored text and never to an address. */
export const sourcesOf = (input: Input): Map<string, KnownSource> => {
  const all = [
    ...fieldSources(input),
    ...messageSources(input),
    ...articleSources(input),
    ...ruleSources(input, input.retrieve.language),
  ];
  return new Map(all.map(source => [source.sourceId, source]));
};

const passageLength = 800;

/** A source as a draft shows it: the beginning of its text. The whole of it is fetched by its id. */
export const shownSource = ({ taint: _taint, text, ...source }: KnownSource): Source => ({
  ...source,
  passage: text.length > passageLength ? `${text.slice(0, passageLength)}…` : text,
});
