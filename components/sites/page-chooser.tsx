import type { OpenPage, SitePreview } from '../../lib/core/pointing.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

export type PageName = 'A' | 'B';

/** A page that fields are looked at on, and what was read there. */
export interface LookedAt {
  page: OpenPage | null;
  preview: SitePreview | null;
}

const none = '';

/** Chooses the two records on which every field is looked at. */
export const PageChooser = ({
  pages,
  looks,
  onChoose,
  onRefresh,
}: {
  /** Open pages of this site. */
  pages: readonly OpenPage[];
  looks: Record<PageName, LookedAt>;
  onChoose: (name: PageName, tabId: number | null) => void;
  onRefresh: () => void;
}) => (
  <div className="stack">
    {pages.length === 0 && (
      <Notice title="No page of this site is open">
        Open two different records of the help desk in other tabs of this browser.
      </Notice>
    )}
    <div className="policy-line policy-line-end">
      {(['A', 'B'] as const).map(name => (
        <Choice
          key={name}
          label={name === 'A' ? 'Page A, to point at' : 'Page B, a second record'}
          value={looks[name].page?.tabId.toString() ?? none}
          options={[
            { value: none, title: pages.length === 0 ? 'no open page' : 'choose…' },
            ...pages.map(({ tabId, title, path }) => ({ value: String(tabId), title: `${path} · ${title}` })),
          ]}
          onChange={chosen => onChoose(name, chosen === none ? null : Number(chosen))}
        />
      ))}
      <Button icon="refresh" onPress={onRefresh}>
        Look again
      </Button>
    </div>
    {(['A', 'B'] as const).map(name => (
      <PageState key={name} name={name} look={looks[name]} />
    ))}
    {isSameRecord(looks) && (
      <Notice tone="warn" title="Both pages show the same record">
        Choose another record for page B: only two of them show whether a place is the right one.
      </Notice>
    )}
  </div>
);

const isSameRecord = ({ A, B }: Record<PageName, LookedAt>): boolean =>
  A.page !== null &&
  B.page !== null &&
  (A.page.tabId === B.page.tabId ||
    (A.preview?.state === 'read' &&
      B.preview?.state === 'read' &&
      A.preview.recordId === B.preview.recordId));

/** Whether both pages were read, and show two records. */
export const showTwoRecords = (looks: Record<PageName, LookedAt>): boolean =>
  looks.A.preview?.state === 'read' && looks.B.preview?.state === 'read' && !isSameRecord(looks);

const PageState = ({ name, look: { page, preview } }: { name: PageName; look: LookedAt }) => {
  if (!page || !preview || preview.state === 'read') return null;
  return (
    <Notice tone="warn" title={`Page ${name} could not be read`}>
      <VisibleText text={preview.reason} />
    </Notice>
  );
};
