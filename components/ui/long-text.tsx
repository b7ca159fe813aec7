import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { VisibleText } from './visible-text.tsx';

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Whole when short. When long, its beginning, with a button that says how much is left out and shows it. */
export const LongText = ({ text, limit = 600 }: { text: string; limit?: number }) => {
  const [whole, setWhole] = useState(false);
  const id = useId();
  if (text.length <= limit * 1.2) return <VisibleText text={text} />;
  const start = text.slice(0, limit);
  return (
    <>
      <span id={id}>
        <VisibleText text={whole ? text : `${start} …`} />
      </span>
      <Button look="quiet" aria-expanded={whole} aria-controls={id} onPress={() => setWhole(!whole)}>
        {whole ? 'Show less' : `Show all: ${wordCount(text.slice(limit))} more words`}
      </Button>
    </>
  );
};
