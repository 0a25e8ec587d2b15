import { Tag } from '@digdir/designsystemet-react';
import { TestFlaskIcon } from '@navikt/aksel-icons';
import type { Ref } from 'react';
import { studioTexts as say } from '../../texts/studio';
import type { InboxGroup } from '../wire';
import { languagesOf, reasonsOf, thoughtOf } from './groups';

interface Props {
  groups: readonly InboxGroup[];
  selected: string;
  nameOf: (intent: string) => string;
  onSelect: (id: string) => void;
  ref: Ref<HTMLElement>;
}

/** The groups that wait, the most useful first. */
export function GroupList({ groups, selected, nameOf, onSelect, ref }: Props) {
  return (
    <nav ref={ref} className="group-list" aria-label={say.inbox.groups} data-inbox-list>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <GroupButton
              group={group}
              selected={group.id === selected}
              nameOf={nameOf}
              onSelect={() => onSelect(group.id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ButtonProps {
  group: InboxGroup;
  selected: boolean;
  nameOf: (intent: string) => string;
  onSelect: () => void;
}

function GroupButton({ group, selected, nameOf, onSelect }: ButtonProps) {
  const thought = thoughtOf(group.items);
  const [lang] = languagesOf(group.items);
  return (
    <button
      type="button"
      className="group"
      data-group={group.id}
      data-testid="inbox-group"
      aria-current={selected ? 'true' : undefined}
      onClick={onSelect}
    >
      <span className="group__title" lang={lang}>
        {group.title}
      </span>
      <span className="group__thought">
        {thought === null
          ? say.inbox.thoughtNothing
          : say.inbox.thought(nameOf(thought.intent), thought.confidence)}
      </span>
      <span className="chips">
        <span className="chip">{say.inbox.utterances(group.items.length)}</span>
        {reasonsOf(group.items)
          .filter((reason) => reason !== 'random' || !group.random)
          .map((reason) => (
            <Tag key={reason} data-size="sm" data-color={reason === 'thumbs_down' ? 'warning' : 'neutral'}>
              {say.inbox.reasons[reason]}
            </Tag>
          ))}
        {group.random && (
          <Tag data-size="sm" data-color="info">
            <TestFlaskIcon aria-hidden />
            {say.inbox.reasons.random}
          </Tag>
        )}
      </span>
    </button>
  );
}
