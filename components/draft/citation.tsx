import './citation.css';
import { Button } from 'react-aria-components/Button';
import type { Source } from '../../lib/core/draft.ts';
import { Hint } from '../ui/hint.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** The number behind a claim: hover or focus shows the passage, pressing it opens the source. */
export const Citation = ({
  sourceId,
  quote = '',
  sources,
  onOpen,
}: {
  sourceId: string;
  /** The very words that are cited, where there are any; else the whole passage is shown. */
  quote?: string;
  /** All numbered sources; one that is not among them is not shown. */
  sources: readonly Source[];
  onOpen: (sourceId: string) => void;
}) => {
  const position = sources.findIndex(source => source.sourceId === sourceId);
  const source = sources[position];
  if (!source) return null;
  return (
    <Hint content={<Passage source={source} quote={quote} />}>
      <Button
        className="citation"
        aria-label={`Source ${position + 1}: ${source.title}`}
        onPress={() => onOpen(sourceId)}
      >
        {position + 1}
      </Button>
    </Hint>
  );
};

const Passage = ({ source, quote }: { source: Source; quote: string }) => (
  <div className="stack">
    <strong>
      <VisibleText text={source.title} />
    </strong>
    <VisibleText text={quote || source.passage} />
    <span className="quiet">
      {source.owner}
      {source.dated && ` · ${source.dated.slice(0, 10)}`} · press to open
    </span>
  </div>
);

/** The list of sources below a draft or a card, with the same numbers as in the text. */
export const SourceList = ({
  sources,
  onOpen,
}: {
  sources: readonly Pick<Source, 'sourceId' | 'title' | 'passage'>[];
  onOpen: (sourceId: string) => void;
}) => (
  <ol className="source-list">
    {sources.map((source, index) => (
      <li key={source.sourceId}>
        <Button
          className="citation"
          aria-label={`Open source ${index + 1}: ${source.title}`}
          onPress={() => onOpen(source.sourceId)}
        >
          {index + 1}
        </Button>
        <span>
          <VisibleText text={source.title} />
          <span className="quiet source-passage">
            <LongText text={source.passage} limit={180} />
          </span>
        </span>
      </li>
    ))}
  </ol>
);
