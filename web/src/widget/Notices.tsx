import { Button } from '@digdir/designsystemet-react';
import { UNREACHABLE, type ChatState } from '../chat/chatState';
import { useChatTools } from './ChatContext';

interface Props {
  chat: ChatState;
  onRetry: () => void;
}

/** Sentences about the conversation as a whole: lost, replaced, refused. */
export function Notices({ chat, onRetry }: Props) {
  const { client, texts } = useChatTools();
  const failure = chat.failure === UNREACHABLE ? texts.common.unreachable : chat.failure;
  return (
    <div className="notices" role="status">
      {chat.phase === 'failed' && (
        <div className="notice notice--warning">
          <p>
            {texts.chat.startFailed} {failure}
          </p>
          <Button data-size="sm" variant="secondary" onClick={onRetry}>
            {texts.common.retry}
          </Button>
        </div>
      )}
      {chat.phase === 'ready' && chat.connection === 'offline' && (
        <div className="notice notice--warning">
          <p>{texts.chat.offline}</p>
        </div>
      )}
      {chat.phase === 'ready' && failure !== null && (
        <div className="notice notice--warning">
          <p>{failure}</p>
          <Button data-size="sm" variant="tertiary" onClick={() => client.dismissNotice()}>
            {texts.common.close}
          </Button>
        </div>
      )}
      {chat.notice === 'replaced' && (
        <div className="notice">
          <p>{texts.chat.replaced}</p>
          <Button data-size="sm" variant="tertiary" onClick={() => client.dismissNotice()}>
            {texts.common.close}
          </Button>
        </div>
      )}
    </div>
  );
}
