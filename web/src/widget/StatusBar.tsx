import { Button } from '@digdir/designsystemet-react';
import { PersonChatIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import type { ChatState } from '../chat/chatState';
import type { Availability } from '../protocol/types';
import { useChatTools } from './ChatContext';

interface Props {
  chat: ChatState;
  availability: Availability | null;
}

/** Who answers now, and the way to a person: always in sight. */
export function StatusBar({ chat, availability }: Props) {
  const { client, texts } = useChatTools();
  if (chat.state === 'waiting') {
    return (
      <div className="status status--waiting">
        <p className="status__text" data-testid="queue-position" role="status">
          <PersonGroupIcon aria-hidden />
          {chat.queuePosition === null ? texts.chat.inQueueSoon : texts.chat.inQueue(chat.queuePosition)}
        </p>
        <Button variant="secondary" data-size="sm" onClick={() => void client.act('leave-queue')}>
          {texts.chat.leaveQueue}
        </Button>
      </div>
    );
  }
  if (chat.state === 'with_counsellor') {
    return (
      <div className="status status--counsellor">
        <p className="status__text" role="status">
          <PersonChatIcon aria-hidden />
          {texts.chat.withCounsellor(chat.counsellorName)}
        </p>
      </div>
    );
  }
  if (chat.state === 'closed') return null;
  return (
    <div className="status">
      <Button
        variant="secondary"
        data-size="sm"
        data-testid="chat-human"
        onClick={() => void client.act('human')}
      >
        <PersonChatIcon aria-hidden />
        {texts.chat.human}
      </Button>
      {availability !== null && (
        <p className={`presence ${availability.someone_here ? 'presence--here' : ''}`}>
          <span className="presence__dot" aria-hidden />
          {availability.someone_here
            ? texts.chat.someoneHere
            : `${texts.chat.nobodyHere} ${availability.opening}`}
        </p>
      )}
    </div>
  );
}
