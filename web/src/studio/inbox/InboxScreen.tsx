import { Button, Heading } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon, QuestionmarkCircleIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { useTitle } from '../../site/useTitle';
import { studioTexts as say } from '../../texts/studio';
import { withQuery } from '../http';
import { temaName } from '../parts/temas';
import { useRecords, useTemas } from '../parts/useNames';
import type { ScreenProps } from '../screens';
import { useStudio } from '../shell/StudioContext';
import { Waiting } from '../shell/Waiting';
import { EmptyInbox } from './EmptyInbox';
import { groupAt, temasOf } from './groups';
import { GroupList } from './GroupList';
import { GroupPane } from './GroupPane';
import { InboxFilters } from './InboxFilters';
import { keysOn, keepKeysOn } from './keysSetting';
import { KeysDialog } from './KeysDialog';
import { OutcomeBar } from './OutcomeBar';
import { useArrived } from './useArrived';
import { useInbox, type Decided } from './useInbox';
import { useKeys } from './useKeys';

/** The inbox: groups of utterances to the left, the chosen one and what can be decided about it to the right. */
export function InboxScreen({ query }: ScreenProps) {
  const { replace } = useStudio();
  const filter = {
    reason: query.get('grunn') ?? '',
    lang: query.get('sprak') ?? '',
    q: query.get('q') ?? '',
  };
  const temas = useTemas();
  const inbox = useInbox(filter, temas.value?.intents ?? null);
  const arrived = useArrived(inbox.loaded.value);
  const occupations = useRecords('occupations');
  const [selected, setSelected] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [showKeys, setShowKeys] = useState(false);
  const [keys, setKeys] = useState(keysOn);
  // Counts how many times the work has moved on by itself; the pane then takes the focus.
  const [moves, setMoves] = useState(0);
  const list = useRef<HTMLElement>(null);
  const { groups } = inbox;
  const group = groups.find((one) => one.id === selected) ?? groups[0] ?? null;
  const nameOf = (intent: string) => temaName(temas.value?.intents ?? null, intent);
  useTitle(`${say.inbox.heading} – Innholdsstudio`);

  const step = (steps: number, inList: boolean) => {
    const next = groupAt(groups, group?.id ?? null, steps);
    setSelected(next);
    if (inList) list.current?.querySelector<HTMLElement>(`[data-group="${CSS.escape(next ?? '')}"]`)?.focus();
    else setMoves((count) => count + 1);
  };
  const undo = async () => {
    const home = await inbox.undo();
    if (home === null) return;
    setSelected(home);
    setMoves((count) => count + 1);
  };
  const decide = async (decision: Decided, name: string | null) => {
    if (group === null) return false;
    const tema = name ?? temasOf(decision, group).map(nameOf).join(', ');
    const next = await inbox.decide(group, decision, tema);
    if (next === undefined) return false;
    setSelected(next);
    setMoves((count) => count + 1);
    return true;
  };
  useKeys(
    {
      next: (inList) => step(1, inList),
      previous: (inList) => step(-1, inList),
      undo: () => void undo(),
      help: () => setShowKeys(true),
    },
    keys,
  );

  return (
    <div className={opened ? 'inbox inbox--open' : 'inbox'}>
      <header className="inbox__header">
        <div>
          <Heading level={1} data-size="sm">
            {say.inbox.heading}
          </Heading>
          <p className="inbox__counts" data-testid="inbox-counts">
            {say.inbox.waiting(inbox.open)} · {say.inbox.decided(inbox.decided)}
          </p>
        </div>
        <InboxFilters
          filter={filter}
          onFilter={({ reason, lang, q }) => replace(withQuery('/studio', { grunn: reason, sprak: lang, q }))}
        />
        <div className="inbox__tools">
          <Button variant="tertiary" data-size="sm" onClick={inbox.refresh}>
            <ArrowsCirclepathIcon aria-hidden />
            {arrived === 0 ? say.inbox.refresh : say.inbox.refreshMore(arrived)}
          </Button>
          <Button variant="tertiary" data-size="sm" data-testid="show-keys" onClick={() => setShowKeys(true)}>
            <QuestionmarkCircleIcon aria-hidden />
            {say.inbox.keys}
          </Button>
        </div>
      </header>
      <OutcomeBar
        outcome={inbox.outcome}
        temas={temas.value?.intents ?? null}
        undone={inbox.undone}
        failure={inbox.failure}
        busy={inbox.busy}
        onUndo={() => void undo()}
      />
      {inbox.loaded.value === null ? (
        <div className="page">
          <Waiting of={inbox.loaded} />
        </div>
      ) : group === null ? (
        <EmptyInbox
          filtered={filter.reason !== '' || filter.lang !== '' || filter.q !== ''}
          onClear={() => replace('/studio')}
        />
      ) : (
        <div className="inbox__body">
          <GroupList
            ref={list}
            groups={groups}
            selected={group.id}
            nameOf={nameOf}
            onSelect={(id) => {
              setSelected(id);
              setOpened(true);
            }}
          />
          <GroupPane
            // What was chosen and reworded belongs to these utterances of this group.
            key={`${group.id} ${group.items.length}`}
            group={group}
            temas={temas.value}
            occupations={occupations.value?.records ?? []}
            nameOf={nameOf}
            busy={inbox.busy}
            keys={keys}
            focusOn={moves}
            onDecide={decide}
            onTemas={temas.reload}
            onBack={() => setOpened(false)}
          />
        </div>
      )}
      <KeysDialog
        open={showKeys}
        on={keys}
        onSwitch={(on) => {
          keepKeysOn(on);
          setKeys(on);
        }}
        onClose={() => setShowKeys(false)}
      />
    </div>
  );
}
