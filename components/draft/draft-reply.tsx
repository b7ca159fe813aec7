import './draft-reply.css';
import type { Draft, Sentence, Source } from '../../lib/core/draft.ts';
import { Badge } from '../ui/badge.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';
import { Countdown } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { Citation, SourceList } from './citation.tsx';
import { DraftActions, type DraftActionsProps } from './draft-actions.tsx';
import { numberedSources, paragraphsOf, unsupportedCount } from './draft-text.ts';

export interface DraftReplyProps extends DraftActionsProps {
  draft: Draft;
  expiresAt: string;
  /** The record has changed since the reading that this draft was made from. */
  outdated: boolean;
  onOpenSource: (sourceId: string) => void;
}

/** The drafted reply, read-only, every claim with its source. */
export const DraftReply = ({ draft, expiresAt, outdated, onOpenSource, ...actions }: DraftReplyProps) => {
  const cited = numberedSources(draft);
  const unsupported = unsupportedCount(draft);
  return (
    <Section title="Draft reply" look="model" aside={<Countdown until={expiresAt} />}>
      <p className="quiet">{draft.generator.label}</p>
      {outdated && (
        <Notice tone="warn" live title="The record changed since this draft">
          Draft again before you use it.
        </Notice>
      )}
      {draft.degraded.map(reason => (
        <Notice key={reason} tone="warn" title="Made with less than usual">
          {reason}
        </Notice>
      ))}
      <DraftText sentences={draft.sentences} cited={cited} onOpenSource={onOpenSource} />
      {unsupported > 0 && (
        <Badge tone="warn" icon="warning">
          {unsupported === 1 ? '1 sentence has no source' : `${unsupported} sentences have no source`}
        </Badge>
      )}
      <DraftActions {...actions} />
      <Disclosure summary={`Why this draft: ${cited.length} sources, ${draft.leftOut.length} left out`}>
        <DraftGrounds draft={draft} cited={cited} onOpenSource={onOpenSource} />
      </Disclosure>
    </Section>
  );
};

const DraftText = ({
  sentences,
  cited,
  onOpenSource,
}: {
  sentences: readonly Sentence[];
  cited: readonly Source[];
  onOpenSource: (sourceId: string) => void;
}) => (
  <div className="draft-text">
    {paragraphsOf(sentences).map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a draft never changes; another one has another run id
      <p key={index}>
        {paragraph.map((sentence, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <DraftSentence key={position} sentence={sentence} cited={cited} onOpenSource={onOpenSource} />
        ))}
      </p>
    ))}
  </div>
);

const DraftSentence = ({
  sentence,
  cited,
  onOpenSource,
}: {
  sentence: Sentence;
  cited: readonly Source[];
  onOpenSource: (sourceId: string) => void;
}) => (
  <>
    {sentence.problem ? (
      <span className="draft-unsupported" title={sentence.problem}>
        <VisibleText text={sentence.text} />
        <span className="visually-hidden"> (no source: {sentence.problem})</span>
      </span>
    ) : (
      <VisibleText text={sentence.text} />
    )}
    {sentence.citations.map(({ sourceId, quote }) => (
      <Citation key={sourceId} sourceId={sourceId} quote={quote} sources={cited} onOpen={onOpenSource} />
    ))}{' '}
  </>
);

const DraftGrounds = ({
  draft,
  cited,
  onOpenSource,
}: {
  draft: Draft;
  cited: readonly Source[];
  onOpenSource: (sourceId: string) => void;
}) => (
  <div className="stack">
    <SourceList sources={cited} onOpen={onOpenSource} />
    {draft.leftOut.length > 0 && (
      <ul className="quiet">
        {draft.leftOut.map(line => (
          <li key={line}>Left out: {line}</li>
        ))}
      </ul>
    )}
    {draft.warnings.map(warning => (
      <Badge key={warning} tone="warn" icon="warning">
        {warning}
      </Badge>
    ))}
    <p className="quiet">
      {[draft.generator.provider, draft.generator.model, draft.generator.promptVersion]
        .filter(Boolean)
        .join(' · ') || 'No model was used: sentences are taken from articles and facts.'}{' '}
      · policy version {draft.policyVersion}
    </p>
  </div>
);
