import { useState } from 'react';
import { carryMarks, toWire, withMark, type Mark, type MarkedText } from '../parts/markedText';
import type { Action, InboxGroup, InboxItemView } from '../wire';
import type { Decided } from './useInbox';

/** What is being decided about a group: which utterances, in which wording, with which occupations marked. */
export interface Work {
  picked: readonly InboxItemView[];
  isPicked: (id: string) => boolean;
  toggle: (id: string) => void;
  pickAll: (all: boolean) => void;
  focused: InboxItemView;
  focus: (id: string) => void;
  textOf: (item: InboxItemView) => MarkedText;
  isReworded: (item: InboxItemView) => boolean;
  /** Give an utterance a wording of one's own; null takes back what the citizen wrote. */
  reword: (item: InboxItemView, text: string | null) => void;
  mark: (item: InboxItemView, mark: Mark) => void;
  unmark: (item: InboxItemView, mark: Mark) => void;
  decision: (action: Action, intent: string | null) => Decided;
}

/** Begin with every utterance of the group chosen. The group must have one. */
export function useWork(group: InboxGroup): Work {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [marks, setMarks] = useState<Readonly<Record<string, readonly Mark[]>>>({});

  const textOf = (item: InboxItemView): MarkedText => ({
    text: texts[item.id] ?? item.text_masked,
    marks: marks[item.id] ?? [],
  });
  const picked = group.items.filter((item) => !left.has(item.id));
  const first = group.items[0];
  if (first === undefined) throw new Error('A group has at least one utterance');
  return {
    picked,
    isPicked: (id) => !left.has(id),
    toggle: (id) =>
      setLeft((known) => {
        const next = new Set(known);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    pickAll: (all) => setLeft(new Set(all ? [] : group.items.map((item) => item.id))),
    focused: group.items.find((item) => item.id === focusedId) ?? first,
    focus: setFocusedId,
    textOf,
    isReworded: (item) => texts[item.id] !== undefined,
    reword: (item, text) => {
      const wording = text ?? item.text_masked;
      setMarks((known) => ({ ...known, [item.id]: carryMarks(textOf(item), wording) }));
      setTexts((known) => {
        const others = Object.fromEntries(Object.entries(known).filter(([id]) => id !== item.id));
        return text === null || text === item.text_masked ? others : { ...others, [item.id]: text };
      });
    },
    mark: (item, mark) =>
      setMarks((known) => ({ ...known, [item.id]: withMark(known[item.id] ?? [], mark) })),
    unmark: (item, mark) =>
      setMarks((known) => ({
        ...known,
        [item.id]: (known[item.id] ?? []).filter((other) => other.start !== mark.start),
      })),
    decision: (action, intent) => {
      const chosen = picked.map((item) => ({ item, words: textOf(item) }));
      const learns = action !== 'not_useful';
      return {
        item_ids: chosen.map(({ item }) => item.id),
        action,
        intent,
        entities: Object.fromEntries(
          chosen
            .filter(({ words }) => learns && words.marks.length > 0)
            .map(({ item, words }) => [item.id, toWire(words.text, words.marks)]),
        ),
        texts: Object.fromEntries(
          chosen
            .filter(({ item }) => learns && texts[item.id] !== undefined)
            .map(({ item, words }) => [item.id, words.text]),
        ),
      };
    },
  };
}
