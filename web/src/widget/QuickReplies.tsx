import { Button } from '@digdir/designsystemet-react';
import type { ButtonView } from '../protocol/types';
import { useChatTools } from './ChatContext';

interface Props {
  buttons: readonly ButtonView[];
  onUse: () => void;
}

/** Answers to press instead of writing. They go away when one is used. */
export function QuickReplies({ buttons, onUse }: Props) {
  const { client, texts } = useChatTools();
  return (
    <ul className="quick-replies" aria-label={texts.chat.quickReplies}>
      {buttons.map((button) => (
        <li key={button.button_id}>
          <Button
            variant="secondary"
            data-size="sm"
            data-testid="chat-quick-reply"
            onClick={() => {
              client.press(button.button_id, button.title);
              onUse();
            }}
          >
            {button.title}
          </Button>
        </li>
      ))}
    </ul>
  );
}
