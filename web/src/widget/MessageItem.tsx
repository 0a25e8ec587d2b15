import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import type { MessageView } from '../protocol/types';
import type { Texts } from '../texts';
import { PlainText } from '../ui/PlainText';
import { useChatTools } from './ChatContext';
import { clockOf } from './dates';
import { Feedback } from './Feedback';
import { MessageLinks } from './MessageLinks';
import { OccupationCard } from './OccupationCard';
import { QuickReplies } from './QuickReplies';

interface Props {
  message: MessageView;
  /** The same person wrote the message before: the name needn't be seen again, only heard. */
  continues: boolean;
  withButtons: boolean;
  /** The citizen may say whether this answer helped. */
  judgeable: boolean;
  /** The counsellor has seen this message of the citizen's. */
  wasRead: boolean;
  onReply: () => void;
}

/** One stored message. */
export function MessageItem({ message, continues, withButtons, judgeable, wasRead, onReply }: Props) {
  const { lang, texts } = useChatTools();
  const crisis = message.kind === 'crisis';
  const fromUs = message.author === 'bot' || message.author === 'system';
  return (
    <li
      className={`message message--${message.author} ${crisis ? 'message--crisis' : ''} ${continues ? 'message--continues' : ''}`}
      data-testid="chat-message"
      data-author={message.author}
      data-seq={message.seq}
    >
      <p className="message__by">
        <span className={continues ? 'sr-only' : ''}>{authorName(message, texts)}</span>
        <span className="sr-only">{`: `}</span>
        <time dateTime={message.created_at} aria-hidden>
          {clockOf(message.created_at, lang)}
        </time>
      </p>
      <div className="message__body" lang={message.lang}>
        {crisis && (
          <p className="message__alert" lang={lang}>
            <ExclamationmarkTriangleFillIcon aria-hidden />
            {texts.chat.crisis}
          </p>
        )}
        <PlainText text={message.text} phones={fromUs} />
        {message.links.length > 0 && <MessageLinks links={message.links} />}
      </div>
      {message.cards.length > 0 && (
        <ul className="cards" lang={message.lang}>
          {message.cards.map((card) => (
            <OccupationCard key={card.id} card={card} />
          ))}
        </ul>
      )}
      {withButtons && message.buttons.length > 0 && (
        <QuickReplies buttons={message.buttons} onUse={onReply} />
      )}
      {judgeable && <Feedback message={message} />}
      {wasRead && <p className="message__status">{texts.chat.read}</p>}
    </li>
  );
}

/** Return who wrote, as screen readers say it. */
function authorName(message: MessageView, texts: Texts): string {
  switch (message.author) {
    case 'citizen':
      return texts.chat.you;
    case 'bot':
      return texts.chat.robot;
    case 'counsellor':
      return texts.chat.counsellor(message.author_name);
    case 'system':
      return texts.chat.system;
  }
}
