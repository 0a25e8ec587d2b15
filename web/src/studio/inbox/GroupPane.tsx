import { Heading, Tag } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, TestFlaskIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { NewTemaDialog } from '../editing/tema/NewTemaDialog';
import { useStudio } from '../shell/StudioContext';
import type { Action, InboxGroup, IntentList, RecordSummary } from '../wire';
import { ChooseTemaDialog } from './ChooseTemaDialog';
import { DecisionButtons } from './DecisionButtons';
import { isUnderstood, languagesOf, suggestionsOf, thoughtOf } from './groups';
import { ItemDetails } from './ItemDetails';
import { MarkDialog } from './MarkDialog';
import { selectionIn, Utterances, type Selected } from './Utterances';
import type { Decided } from './useInbox';
import { useKeys } from './useKeys';
import { useWork } from './useWork';
import { WordingDialog } from './WordingDialog';

interface Props {
  group: InboxGroup;
  temas: IntentList | null;
  occupations: readonly RecordSummary[];
  nameOf: (intent: string) => string;
  busy: boolean;
  keys: boolean;
  /** The heading takes the focus when this grows. */
  focusOn: number;
  /** `name` is what the tema is called, where the list can't know it yet. */
  onDecide: (decision: Decided, name: string | null) => Promise<boolean>;
  onTemas: () => void;
  onBack: () => void;
}

type Dialog = 'relabel' | 'new_intent' | 'mark' | 'reword';

/** One group: its utterances, what is known about them, and what can be decided. */
export function GroupPane({
  group,
  temas,
  occupations,
  nameOf,
  busy,
  keys,
  focusOn,
  onDecide,
  onTemas,
  onBack,
}: Props) {
  const { announce } = useStudio();
  const work = useWork(group);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const thought = thoughtOf(work.picked.length > 0 ? work.picked : group.items);
  const suggestions = suggestionsOf(group.items, group.suggested);
  const occupationName = (id: string) => occupations.find((record) => record.id === id)?.title ?? id;

  useEffect(() => {
    if (focusOn > 0) heading.current?.focus();
  }, [focusOn]);

  const tell = (text: string) => {
    setHint(text);
    announce(text);
  };
  const decide = async (action: Action, intent: string | null, name: string | null = null) => {
    if (busy) return;
    setHint(null);
    if (work.picked.length === 0) tell(say.inbox.nothingPicked);
    else if (action === 'accept' && work.picked.some((item) => !isUnderstood(item)))
      tell(say.inbox.acceptMissing);
    else await onDecide(work.decision(action, intent), name);
  };
  const open = (wanted: Dialog) => {
    if ((wanted === 'relabel' || wanted === 'new_intent') && work.picked.length === 0) {
      tell(say.inbox.nothingPicked);
      return;
    }
    setHint(null);
    setSelected(selectionIn(heading.current?.closest('.group-pane') ?? null));
    setDialog(wanted);
  };
  const act = (action: Action) => {
    if (action === 'relabel' || action === 'new_intent') open(action);
    else void decide(action, null);
  };
  useKeys(
    {
      accept: () => act('accept'),
      relabel: () => open('relabel'),
      new_intent: () => open('new_intent'),
      out_of_scope: () => act('out_of_scope'),
      not_useful: () => act('not_useful'),
      toggle: () => work.toggle(work.focused.id),
      mark: () => open('mark'),
      reword: () => open('reword'),
    },
    keys,
  );
  const marking = group.items.find((item) => item.id === selected?.itemId) ?? work.focused;
  const [lang] = languagesOf(group.items);

  return (
    <div className="group-pane">
      <section className="group-pane__work" aria-labelledby="group-heading">
        <button type="button" className="group-pane__back" onClick={onBack}>
          <ArrowLeftIcon aria-hidden />
          {say.inbox.back}
        </button>
        <Heading ref={heading} level={2} id="group-heading" data-size="xs" tabIndex={-1} lang={lang}>
          {group.title}
        </Heading>
        <p className="group-pane__thought">
          {thought === null
            ? say.inbox.thoughtNothing
            : say.inbox.thought(nameOf(thought.intent), thought.confidence)}
          {group.suggested !== null && ` · ${say.inbox.suggested(nameOf(group.suggested))}`}
        </p>
        {group.random && (
          <p className="group-pane__random">
            <Tag data-size="sm" data-color="info">
              <TestFlaskIcon aria-hidden />
              {say.inbox.reasons.random}
            </Tag>
            {say.inbox.randomHelp}
          </p>
        )}
        <Utterances group={group} work={work} nameOf={nameOf} occupationName={occupationName} onOpen={open} />
        <DecisionButtons
          accepts={thought === null ? null : nameOf(thought.intent)}
          suggestions={suggestions
            .filter(({ intent }) => intent !== thought?.intent && intent !== 'out_of_scope')
            .slice(0, 2)}
          nameOf={nameOf}
          busy={busy}
          hint={hint}
          onAction={act}
          onTema={(intent) => void decide('relabel', intent)}
        />
      </section>
      <ItemDetails item={work.focused} nameOf={nameOf} />
      {dialog === 'relabel' && (
        <ChooseTemaDialog
          temas={temas?.intents ?? []}
          suggestions={suggestions}
          onChoose={(intent) => {
            setDialog(null);
            void decide('relabel', intent);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'new_intent' && (
        <NewTemaDialog
          temas={temas}
          fromInbox={work.picked.map((item) => work.textOf(item).text)}
          near={suggestions[0]?.intent ?? null}
          onMade={(made) => {
            setDialog(null);
            onTemas();
            void decide('new_intent', made.name, made.label);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'mark' && (
        <MarkDialog
          words={work.textOf(marking)}
          selection={selected?.itemId === marking.id ? selected : null}
          occupations={occupations}
          onMark={(mark) => {
            work.mark(marking, mark);
            announce(
              say.inbox.marked(
                work.textOf(marking).text.slice(mark.start, mark.end),
                occupationName(mark.value),
              ),
            );
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'reword' && (
        <WordingDialog
          text={work.textOf(work.focused).text}
          original={work.focused.text_masked}
          onSave={(text) => {
            work.reword(work.focused, text);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
