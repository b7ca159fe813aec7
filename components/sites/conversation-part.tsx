import type { PointedConversation, ProposedMark } from '../../lib/core/pointing.ts';
import { ProblemAt, TextAt } from '../policy/document/controls.tsx';
import { type Path, valueAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ConversationSeen } from './conversation-seen.tsx';
import { locatorWords } from './locator-words.ts';
import { MarkChoice, marks } from './mark-choice.tsx';
import type { LookedAt, PageName } from './page-chooser.tsx';
import { conversationWarningWords } from './pointing-words.ts';

const parts = [
  { key: 'body', title: 'Text' },
  { key: 'author', title: 'Author' },
  { key: 'at', title: 'Time' },
] as const;

/** Where the messages are, who wrote them, and which are internal or a customer’s. */
export const ConversationPart = ({
  site,
  looks,
  pointed,
  pointRefused,
  onPoint,
}: {
  site: string;
  looks: Record<PageName, LookedAt>;
  /** What was found when a message was pointed at, as long as the room is open. */
  pointed: PointedConversation | null;
  pointRefused: string | null;
  onPoint: () => void;
}) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const path = ['sites', site, 'conversation'];
  const known = valueAt(document, path) !== undefined;
  return (
    <div className="stack">
      {!known && <p className="quiet">No conversation is read. Drafts then know the fields only.</p>}
      {refused === null && (
        <div className="row">
          <Button icon="search" onPress={onPoint} refused={pointRefused}>
            {known ? 'Point at a message again' : 'Point at one message'}
          </Button>
          {known && (
            <Button look="quiet" icon="cross" onPress={() => onEdit([{ path, remove: true }])}>
              Read no conversation
            </Button>
          )}
        </div>
      )}
      {pointed && pointed.warnings.length > 0 && (
        <Notice tone="warn" title="About the messages you pointed at">
          {pointed.warnings.map(warning => conversationWarningWords[warning]).join(' ')}
        </Notice>
      )}
      {known && <Places site={site} offers={pointed?.marks ?? []} />}
      {known && <ConversationSeen looks={looks} />}
    </div>
  );
};

const Places = ({ site, offers }: { site: string; offers: readonly ProposedMark[] }) => {
  const path = ['sites', site, 'conversation'];
  return (
    <>
      <ProblemAt path={path} />
      <TextAt path={[...path, 'item']} label="What holds one message (a selector)" />
      {parts.map(({ key, title }) => (
        <PartLine key={key} path={[...path, key]} title={title} />
      ))}
      {marks.map(mark => (
        <MarkChoice key={mark.key} path={[...path, mark.key]} mark={mark} offers={offers} />
      ))}
    </>
  );
};

const PartLine = ({ path, title }: { path: Path; title: string }) => {
  const { document } = usePolicyWriting();
  const locator = valueAt(document, path);
  return (
    <p>
      <strong>{title}</strong>{' '}
      {locator === undefined ? (
        <span className="quiet">not read</span>
      ) : (
        <VisibleText text={locatorWords(locator as never).sentence} />
      )}
    </p>
  );
};
