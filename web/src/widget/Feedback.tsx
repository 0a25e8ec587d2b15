import { ThumbDownFillIcon, ThumbDownIcon, ThumbUpFillIcon, ThumbUpIcon } from '@navikt/aksel-icons';
import type { MessageView } from '../protocol/types';
import { useChatTools } from './ChatContext';

/** A thumb up or down for one of the bot's answers. Not announced with the message: that would be noise. */
export function Feedback({ message }: { message: MessageView }) {
  const { client, texts } = useChatTools();
  const question = `feedback-${message.seq}`;
  const press = (value: 1 | -1) => void client.judge(message.seq, message.feedback === value ? 0 : value);
  const UpIcon = message.feedback === 1 ? ThumbUpFillIcon : ThumbUpIcon;
  const DownIcon = message.feedback === -1 ? ThumbDownFillIcon : ThumbDownIcon;
  return (
    <div className="feedback" role="group" aria-labelledby={question} aria-live="off">
      <span id={question}>
        {message.feedback === 0 ? texts.chat.feedbackQuestion : texts.chat.feedbackThanks}
      </span>
      <button type="button" aria-pressed={message.feedback === 1} onClick={() => press(1)}>
        <UpIcon aria-hidden />
        {texts.chat.helpful}
      </button>
      <button type="button" aria-pressed={message.feedback === -1} onClick={() => press(-1)}>
        <DownIcon aria-hidden />
        {texts.chat.notHelpful}
      </button>
    </div>
  );
}
