import { ExternalLinkIcon } from '@navikt/aksel-icons';
import type { CardView } from '../protocol/types';
import { useChatTools } from './ChatContext';

/** An occupation the bot suggests, with the passage that made it do so. */
export function OccupationCard({ card }: { card: CardView }) {
  const { lang, texts } = useChatTools();
  return (
    <li className="card" data-testid="occupation-card">
      <p className="card__title">{card.title}</p>
      <p className="card__summary">{card.summary}</p>
      {card.passage !== null && card.passage !== '' && card.passage !== card.summary && (
        <p className="card__passage">{card.passage}</p>
      )}
      <a className="outward" href={`${card.url}?lang=${lang}`} target="_blank" rel="noopener">
        {texts.chat.readAboutOccupation(card.title)}
        <ExternalLinkIcon aria-hidden />
        <span className="sr-only"> ({texts.common.newWindow})</span>
      </a>
    </li>
  );
}
