import type { MessageView } from '../protocol/types';
import { consoleTexts as say } from '../texts/console';
import { PlainText } from '../ui/PlainText';

/** One message as the counsellor sees it. */
export function ConsoleMessage({ message }: { message: MessageView }) {
  const at = new Date(message.created_at);
  return (
    <li
      className={`said said--${message.author} ${message.kind === 'crisis' ? 'said--crisis' : ''}`}
      data-testid="console-message"
      data-author={message.author}
      data-seq={message.seq}
    >
      <p className="said__by">
        <span>{message.kind === 'crisis' ? say.pane.crisis : authorName(message)}</span>
        <span className="sr-only">: </span>
        <time dateTime={message.created_at}>{whenSaid(at)}</time>
      </p>
      <div className="said__body" lang={message.lang}>
        <PlainText text={message.text} />
        {message.cards.length > 0 && (
          <p className="said__shown">
            {say.pane.cardsShown} {message.cards.map((card) => card.title).join(', ')}
          </p>
        )}
        {message.buttons.length > 0 && (
          <p className="said__shown">
            {say.pane.buttonsShown} {message.buttons.map((button) => `«${button.title}»`).join(', ')}
          </p>
        )}
      </div>
    </li>
  );
}

function authorName(message: MessageView): string {
  switch (message.author) {
    case 'citizen':
      return say.pane.citizen;
    case 'bot':
      return say.pane.robot;
    case 'counsellor':
      return say.pane.counsellor(message.author_name);
    case 'system':
      return say.pane.system;
  }
}

function whenSaid(at: Date): string {
  const clock = at.toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === new Date().toDateString()) return clock;
  return `${at.toLocaleDateString('nb-NO', { day: 'numeric', month: 'short' })} ${clock}`;
}
