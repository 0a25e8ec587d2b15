import { useChatTools } from './ChatContext';

/** Somebody is writing. Three dots that move, and words for those who don't see them. */
export function TypingIndicator({ by }: { by: 'bot' | 'counsellor' }) {
  const { texts } = useChatTools();
  return (
    <div className="typing" aria-live="off">
      <span className="typing__dots" aria-hidden>
        <span />
        <span />
        <span />
      </span>
      <span>{by === 'bot' ? texts.chat.botTyping : texts.chat.counsellorTyping}</span>
    </div>
  );
}
