import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';

/** There is no draft: nothing was asked for yet, its time was over, or the run was stopped or failed. */
export const RunEnd = ({
  end,
  onDraft,
}: {
  end: { state: 'none' | 'expired' } | { state: 'stopped' | 'failed'; reason: string; rule?: string | null };
  onDraft: () => void;
}) => {
  const isFresh = end.state === 'none' || end.state === 'expired';
  return (
    <Section title="Draft reply">
      {end.state === 'expired' && (
        <Notice live title="The draft is gone">
          Its time was over, so it was deleted with everything you wrote in it.
        </Notice>
      )}
      {end.state === 'stopped' && (
        <Notice tone="warn" live title="No draft for this record">
          {end.reason}
          {end.rule && <span className="quiet"> Rule {end.rule}.</span>}
        </Notice>
      )}
      {end.state === 'failed' && (
        <Notice tone="bad" live title="The draft could not be made">
          {end.reason} Nothing was written anywhere.
        </Notice>
      )}
      <div className="row">
        <Button look={isFresh ? 'primary' : 'plain'} onPress={onDraft}>
          {isFresh ? 'Draft a reply' : 'Try again'}
        </Button>
      </div>
    </Section>
  );
};
