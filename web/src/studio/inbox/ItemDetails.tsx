import { studioTexts as say } from '../../texts/studio';
import { MarkedWords } from '../parts/MarkedWords';
import { readExample } from '../parts/markedText';
import { readable } from '../parts/temas';
import type { InboxItemView } from '../wire';

interface Props {
  item: InboxItemView;
  nameOf: (intent: string) => string;
}

/** What is known about one utterance: what came before and after, what the bot considered, what is like it. */
export function ItemDetails({ item, nameOf }: Props) {
  return (
    <aside className="details" aria-labelledby="details-heading">
      <h3 id="details-heading">{say.inbox.details}</h3>
      <p className="details__text" lang={item.lang}>
        «{item.text_masked}»
      </p>
      <h4>{say.inbox.ranking}</h4>
      {item.ranking.length === 0 ? (
        <p className="details__none">{say.inbox.noRanking}</p>
      ) : (
        <ol className="ranking">
          {item.ranking.map((guess) => (
            <li key={guess.intent}>
              <span className="ranking__name">{nameOf(guess.intent)}</span>
              <span className="ranking__share">{say.percent(guess.confidence)}</span>
              <span className="ranking__bar" aria-hidden>
                <span style={{ width: `${Math.round(guess.confidence * 100)}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <h4>{say.inbox.nearest}</h4>
      {item.nearest.length === 0 ? (
        <p className="details__none">{say.inbox.noNearest}</p>
      ) : (
        <ul className="nearest">
          {item.nearest.map((one) => (
            <li key={`${one.intent} ${one.text}`}>
              <span lang={item.lang}>
                <MarkedWords of={readExample(one.text)} name={readable} />
              </span>
              <span className="nearest__facts">
                {nameOf(one.intent)} · {say.inbox.likeness(one.likeness)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h4>{say.inbox.conversation}</h4>
      {item.context.length === 0 ? (
        <p className="details__none">{say.inbox.noConversation}</p>
      ) : (
        <ol className="context">
          {item.context.map((line, index) => (
            <li key={index} className={line.here ? 'context__line context__line--here' : 'context__line'}>
              <span className="context__author">
                {say.inbox.authors[line.author] ?? line.author}
                {line.here && ` · ${say.inbox.here}`}
              </span>
              <span className="context__text">{line.text}</span>
            </li>
          ))}
        </ol>
      )}
    </aside>
  );
}
