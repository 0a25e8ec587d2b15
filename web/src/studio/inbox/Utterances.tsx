import { Checkbox, Tag } from '@digdir/designsystemet-react';
import { PencilIcon, TagIcon, XMarkIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../texts/studio';
import { pieces } from '../parts/markedText';
import type { InboxGroup, InboxItemView } from '../wire';
import type { Work } from './useWork';

interface Props {
  group: InboxGroup;
  work: Work;
  nameOf: (intent: string) => string;
  occupationName: (id: string) => string;
  onOpen: (dialog: 'mark' | 'reword') => void;
}

/** The group's utterances, each with a box that says whether the decision is about it, too. */
export function Utterances({ group, work, nameOf, occupationName, onOpen }: Props) {
  const all = group.items.length;
  const chosen = work.picked.length;
  return (
    <div className="utterances">
      <div className="utterances__top">
        <p>{say.inbox.picked(chosen, all)}</p>
        {all > 1 && (
          <Checkbox
            label={say.inbox.pickAll}
            data-size="sm"
            checked={chosen === all}
            onChange={() => work.pickAll(chosen < all)}
          />
        )}
      </div>
      <ul>
        {group.items.map((item) => (
          <Utterance
            key={item.id}
            item={item}
            work={work}
            nameOf={nameOf}
            occupationName={occupationName}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

type UtteranceProps = Omit<Props, 'group'> & { item: InboxItemView };

function Utterance({ item, work, nameOf, occupationName, onOpen }: UtteranceProps) {
  const words = work.textOf(item);
  const here = work.focused.id === item.id;
  return (
    <li className={here ? 'utterance utterance--here' : 'utterance'} data-testid="utterance">
      <Checkbox
        aria-label={say.inbox.pick(words.text)}
        checked={work.isPicked(item.id)}
        // What one is at with the keyboard is what is shown.
        onFocus={() => work.focus(item.id)}
        onChange={() => work.toggle(item.id)}
      />
      <div className="utterance__body">
        <p className="utterance__text" lang={item.lang} data-utterance={item.id}>
          {pieces(words.text, words.marks).map((piece, index) =>
            piece.mark === null ? (
              <span key={index}>{piece.text}</span>
            ) : (
              <mark key={index} className="marked">
                {piece.text}
              </mark>
            ),
          )}
        </p>
        {words.marks.length > 0 && (
          <ul className="utterance__marks">
            {words.marks.map((mark) => {
              const text = words.text.slice(mark.start, mark.end);
              return (
                <li key={mark.start}>
                  {say.inbox.markOccupation}: {text} = {occupationName(mark.value)}
                  <button
                    type="button"
                    className="small-button"
                    aria-label={say.inbox.unmark(text)}
                    onClick={() => work.unmark(item, mark)}
                  >
                    <XMarkIcon aria-hidden />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        <p className="utterance__facts">
          <Tag data-size="sm" data-color="neutral">
            {say.inbox.reasons[item.reason]}
          </Tag>
          <span>{say.languages[item.lang]}</span>
          {item.predicted !== null && (
            <span>
              {nameOf(item.predicted)}
              {item.confidence !== null && ` ${say.percent(item.confidence)}`}
            </span>
          )}
          {work.isReworded(item) && <strong>{say.inbox.reworded}</strong>}
        </p>
        {here ? (
          <p className="utterance__tools">
            <button type="button" className="text-button" onClick={() => onOpen('mark')}>
              <TagIcon aria-hidden />
              {say.inbox.mark} <kbd>M</kbd>
            </button>
            <button type="button" className="text-button" onClick={() => onOpen('reword')}>
              <PencilIcon aria-hidden />
              {say.inbox.editWording} <kbd>E</kbd>
            </button>
          </p>
        ) : (
          <button
            type="button"
            className="text-button"
            aria-label={say.inbox.showDetails(words.text)}
            onClick={() => work.focus(item.id)}
          >
            {say.inbox.show}
          </button>
        )}
      </div>
    </li>
  );
}

/** A part of an utterance that somebody has selected on the page: [start, end) of its text as shown. */
export interface Selected {
  itemId: string;
  start: number;
  end: number;
}

/** Return what is selected within one utterance in `root`, or null. */
export function selectionIn(root: Element | null): Selected | null {
  const selection = window.getSelection();
  if (root === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest('[data-utterance]');
  if (!start || !root.contains(start)) return null;
  const before = document.createRange();
  before.selectNodeContents(start);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  // Three presses select the whole line, and what comes after it up to the next word.
  const length = start.contains(range.endContainer) ? range.toString().length : Infinity;
  const itemId = start.getAttribute('data-utterance') ?? '';
  return { itemId, start: from, end: Math.min(from + length, start.textContent.length) };
}
