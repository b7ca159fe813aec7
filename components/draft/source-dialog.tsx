import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

export interface SourceText {
  title: string;
  kind: string;
  text: string;
  owner: string;
  dated: string | null;
}

/** The whole text of one source, as it was when the run used it. */
export const SourceDialog = ({
  source,
  problem,
  onClose,
}: {
  /** Null while it is being fetched. */
  source: SourceText | null;
  problem: string | null;
  onClose: () => void;
}) => (
  <Dialog title={source?.title ?? 'Source'} onClose={onClose}>
    {problem && (
      <Notice tone="bad" live title="The source could not be opened">
        {problem}
      </Notice>
    )}
    {!source && !problem && <Skeleton label="Opening the source" />}
    {source && (
      <>
        <p className="quiet">
          {source.kind} · {source.owner}
          {source.dated && ` · ${source.dated.slice(0, 10)}`} · as it was when the draft used it
        </p>
        <p>
          <VisibleText text={source.text} />
        </p>
      </>
    )}
  </Dialog>
);
