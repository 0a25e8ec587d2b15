import { useMemo, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { withTemaNames } from '../parts/temas';
import { useStudio } from '../shell/StudioContext';
import { useAction } from '../shell/useAction';
import { useLoaded, type Loaded } from '../shell/useLoaded';
import { studioApi, type InboxFilter } from '../studioApi';
import type { DecisionView, InboxGroup, InboxView, IntentSummary, NewDecision } from '../wire';
import { groupAfter, remainingGroups } from './groups';

const AT_ONCE = 100;
/** With fewer groups left than this, more are fetched. */
const FEW = 5;

/** A decision before it is known which draft it goes into. */
export type Decided = Omit<NewDecision, 'change_set_id'>;

/** A decision of ours that can be undone, and what the tema was called. */
export interface Outcome {
  groupId: string;
  decision: DecisionView;
  tema: string;
  /** No draft was chosen, and one was made for it. */
  newDraft: boolean;
}

export interface Inbox {
  loaded: Loaded<InboxView>;
  groups: InboxGroup[];
  open: number;
  decided: number;
  outcome: Outcome | null;
  undone: boolean;
  busy: boolean;
  failure: string | null;
  /**
   * Decide; what is learnt goes into the chosen draft, or into a new one. Returns the group to look at next (null: none is left), or undefined when it failed.
   */
  decide: (group: InboxGroup, decision: Decided, tema: string) => Promise<string | null | undefined>;
  /** Take back the latest decision; returns its group, or null when there was none or it failed. */
  undo: () => Promise<string | null>;
  refresh: () => void;
}

/** What waits, what is decided about it, and the way back. */
export function useInbox(filter: InboxFilter, temas: readonly IntentSummary[] | null): Inbox {
  const { drafts, announce } = useStudio();
  const { run, busy, failure } = useAction();
  const key = `inbox ${filter.reason} ${filter.lang} ${filter.q}`;
  const loaded = useLoaded(key, () => studioApi.inbox(filter, AT_ONCE));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<readonly Outcome[]>([]);
  const [latest, setLatest] = useState<Outcome | null>(null);
  const [undone, setUndone] = useState(false);
  const groups = useMemo(() => remainingGroups(loaded.value, gone), [loaded.value, gone]);
  const goneHere = (loaded.value?.groups ?? [])
    .flatMap((group) => group.items)
    .filter((item) => gone.has(item.id));

  const decide: Inbox['decide'] = async (group, decision, tema) => {
    if (busy) return undefined;
    const learns = decision.action !== 'not_useful';
    const unchosen = learns && drafts.currentId === null;
    const made = await run(async () =>
      studioApi.decide({ ...decision, change_set_id: learns ? await drafts.ensure() : null }),
    );
    if (made === null) return undefined;
    // What could not become an example stays open, so that it can be reworded; what others decided is gone anyway.
    const ids = new Set(made.item_ids);
    const newDraft = unchosen && made.change_set_id !== null;
    const outcome = { groupId: group.id, decision: made, tema, newDraft };
    const next = groupAfter(groups, group.id, ids);
    setGone((known) => new Set([...known, ...ids]));
    setLatest(outcome);
    if (ids.size > 0) setDone((known) => [...known, outcome]);
    setUndone(false);
    announce(outcomeSentences(outcome, temas).join(' '));
    if (learns) drafts.refresh();
    if (groups.length <= FEW || made.skipped.some((row) => row.why === 'already_decided')) loaded.reload();
    return next;
  };

  const undo = async () => {
    const last = done.at(-1);
    if (last === undefined || busy) return null;
    const answer = await run(async () => {
      await studioApi.undo(last.decision.id);
      return true;
    });
    if (answer === null) return null;
    const back = new Set(last.decision.item_ids);
    setGone((known) => new Set([...known].filter((id) => !back.has(id))));
    setDone((known) => known.slice(0, -1));
    setUndone(true);
    announce(say.inbox.undone);
    drafts.refresh();
    loaded.reload();
    return last.groupId;
  };

  return {
    loaded,
    groups,
    open: Math.max(0, (loaded.value?.open_items ?? 0) - goneHere.length),
    decided: (loaded.value?.decided_items ?? 0) + goneHere.length,
    outcome: latest,
    undone,
    busy,
    failure,
    decide,
    undo,
    refresh: loaded.reload,
  };
}

/** What a decision did, in sentences: what went in, and what was left out and why. */
export function outcomeSentences(
  { decision, tema, newDraft }: Outcome,
  temas: readonly IntentSummary[] | null,
): string[] {
  const { said, skipped, madeDraft } = say.inbox;
  const left = decision.skipped.map(
    (row) =>
      `«${row.text}» ${say.skips[row.why]}${row.detail === '' ? '.' : `: ${withTemaNames(row.detail, temas)}`}`,
  );
  return [
    said[decision.action](decision.added, tema),
    ...(newDraft ? [madeDraft] : []),
    ...(left.length === 0 ? [] : [`${skipped(left.length)} ${left.join(' ')}`]),
  ];
}
