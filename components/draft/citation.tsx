import './citation.css';
import { Button } from 'react-aria-components/Button';
import type { Source } from '../../lib/core/draft.ts';
import { Hint } from '../ui/hint.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** The number behind a sentence: hover or focus shows the passage, pressing it opens the source. */
export const Citation = ({
  number,
  source,
  quote,
  onOpen,
}: {
  number: number;
  source: Source;
  quote: string;
  onOpen: (sourceId: string) => void;
}) => (
  <Hint
    content={
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
    }
  >
    <Button
      className="citation"
      aria-label={`Source ${number}: ${source.title}`}
      onPress={() => onOpen(source.sourceId)}
    >
      {number}
    </Button>
  </Hint>
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
