import type { QueueView } from '../protocol/types';
import { consoleTexts as say } from '../texts/console';
import { CallbackItem } from './CallbackItem';
import { ListItem } from './ListItem';
import { useNow } from './useNow';

interface Props {
  queue: QueueView | null;
  selected: string | null;
}

/** Who waits, who is with me, and whom to phone. */
export function Lists({ queue, selected }: Props) {
  const now = useNow();
  if (queue === null) {
    return (
      <nav className="lists" aria-label={say.lists.region}>
        <p role="status">{say.checking}</p>
      </nav>
    );
  }
  return (
    <nav className="lists" aria-label={say.lists.region}>
      <section aria-labelledby="list-mine">
        <h2 id="list-mine">
          {say.lists.mine} <span className="count">{queue.mine.length}</span>
        </h2>
        {queue.mine.length === 0 && <p className="lists__none">{say.lists.noneMine}</p>}
        <ul>
          {queue.mine.map((item) => (
            <ListItem
              key={item.conversation_id}
              item={item}
              selected={item.conversation_id === selected}
              now={now}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="list-waiting">
        <h2 id="list-waiting">
          {say.lists.waiting} <span className="count">{queue.waiting.length}</span>
        </h2>
        {queue.waiting.length === 0 && <p className="lists__none">{say.lists.nobodyWaits}</p>}
        <ul>
          {queue.waiting.map((item) => (
            <ListItem
              key={item.conversation_id}
              item={item}
              selected={item.conversation_id === selected}
              now={now}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="list-callbacks">
        <h2 id="list-callbacks">
          {say.lists.callbacks} <span className="count">{queue.callbacks.length}</span>
        </h2>
        {queue.callbacks.length === 0 && <p className="lists__none">{say.lists.noCallbacks}</p>}
        <ul>
          {queue.callbacks.map((callback) => (
            <CallbackItem key={callback.id} callback={callback} />
          ))}
        </ul>
      </section>
    </nav>
  );
}
