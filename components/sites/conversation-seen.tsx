import type { MessageReading } from '../../lib/core/plan.ts';
import { Badge } from '../ui/badge.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import type { LookedAt, PageName } from './page-chooser.tsx';

/** So many messages show whether the conversation is read right. */
const shown = 6;

/** The newest messages of both records as they are read now. */
export const ConversationSeen = ({ looks }: { looks: Record<PageName, LookedAt> }) =>
  (['A', 'B'] as const).map(name => {
    const { preview } = looks[name];
    if (preview?.state !== 'read') return null;
    const { conversation } = preview;
    return (
      <div key={name} className="stack">
        <h4>
          Page {name}: {conversation.length} {conversation.length === 1 ? 'message' : 'messages'}
        </h4>
        <ol className="stack">
          {conversation.slice(-shown).map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move within one reading
            <Message key={index} message={message} />
          ))}
        </ol>
      </div>
    );
  });

const kinds = {
  public: { tone: 'plain', word: 'public' },
  internal: { tone: 'warn', word: 'internal' },
  unknown: { tone: 'plain', word: 'public or internal is not known' },
} as const;

const Message = ({ message: { author, at, kind, from, text } }: { message: MessageReading }) => (
  <li className="seen-message">
    <div className="row">
      <strong>{author === '' ? 'no author' : <VisibleText text={author} />}</strong>
      <span className="quiet">{at === '' ? 'no time' : <VisibleText text={at} />}</span>
      <Badge tone={kinds[kind].tone}>{kinds[kind].word}</Badge>
      <Badge>
        {from === 'unknown'
          ? 'of whom is not known'
          : `of ${from === 'customer' ? 'the customer' : 'an agent'}`}
      </Badge>
    </div>
    <LongText text={text} limit={200} />
  </li>
);
