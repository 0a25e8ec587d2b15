import { useEffect, useRef, useState } from 'react';
import type { Lang } from '../chat/chatState';
import { localStore } from '../chat/storage';
import { RequestFailed, type Problem } from '../http/problem';
import type { RiasecLetter } from '../site/occupation';
import {
  answered,
  back,
  forward,
  goTo,
  lookAt,
  opened,
  valueOf,
  withWords,
  type Flow,
  type Step,
} from './flow';
import { createReflection, reflectionApi, type Given } from './guidanceApi';
import { problemOf } from './refusal';
import { adoptFromChat, comesFromChat } from './fromChat';
import { forgetSaved, keepSaved, readSaved, updateSaved } from './saved';
import type { Form, Reflection, Safety, Wants, Words } from './wire';

export interface ReflectionState {
  phase: 'loading' | 'intro' | 'going' | 'gone' | 'deleted';
  flow: Flow | null;
  safety: Safety | null;
  /** What became of words that said nothing of the activity. */
  unread: 'asked again' | 'passed over' | null;
  busy: boolean;
  failure: { problem: Problem | null; retry: () => void } | null;
  /** Counts the screens shown since the page was opened: the focus follows. */
  moves: number;
}

const START: ReflectionState = {
  phase: 'loading',
  flow: null,
  safety: null,
  unread: null,
  busy: false,
  failure: null,
  moves: 0,
};

type Change = Partial<Pick<ReflectionState, 'phase' | 'flow' | 'safety' | 'unread'>>;

/** The reflection this device remembers, and what the person can do with it. */
export function useReflection(lang: Lang) {
  const [state, setState] = useState<ReflectionState>(() =>
    readSaved(localStore) === null && !comesFromChat() ? { ...START, phase: 'intro' } : START,
  );
  const working = useRef(false);
  const { flow } = state;

  /** Do something with the service; one thing at a time. What failed is kept, to be tried again. */
  const run = async (work: () => Promise<Change>): Promise<void> => {
    if (working.current) return;
    working.current = true;
    setState((now) => ({ ...now, busy: true, failure: null }));
    try {
      const change = await work();
      setState((now) => moved(now, change));
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.code === 'reflection_unknown') {
        forgetSaved(localStore);
        setState((now) => moved(now, { phase: 'gone', flow: null, safety: null }));
      } else {
        const failure = { problem, retry: () => void run(work) };
        setState((now) => ({ ...now, busy: false, failure }));
      }
    } finally {
      working.current = false;
    }
  };

  const api = () => {
    const saved = readSaved(localStore);
    if (saved === null) throw new RequestFailed(GONE);
    return reflectionApi(saved, lang);
  };
  const move = (change: Change) => setState((now) => moved(now, change));
  const stop = (safety: Safety, change: Change): Change => {
    updateSaved(localStore, { safety });
    return { ...change, safety };
  };

  const open = () =>
    run(async () => {
      if (comesFromChat()) await adoptFromChat();
      const saved = readSaved(localStore);
      if (saved === null) return { phase: 'intro', flow: null };
      const view = await api().read();
      const safety = view.stopped ? (view.safety ?? saved.safety ?? NO_WORDS) : null;
      return { phase: 'going', flow: opened(view, saved.step, saved.finished), safety };
    });

  useEffect(() => {
    if (state.phase === 'loading') void open();
    // Once, when the page is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const { step, finished } = flow ?? {};
  useEffect(() => {
    if (step !== undefined && finished !== undefined) updateSaved(localStore, { step, finished });
  }, [step, finished]);

  return {
    state,
    open,
    begin: (form: Form) =>
      run(async () => {
        const before = readSaved(localStore);
        if (flow?.view.form === form && flow.view.lang === lang && before !== null) {
          return { phase: 'going', flow: opened(flow.view) };
        }
        const made = await createReflection(form, lang);
        const view = await reflectionApi(made, lang).read();
        // The one that was begun anew in another form or language is empty.
        if (before !== null)
          await reflectionApi(before, lang)
            .remove()
            .catch(() => null);
        keepSaved(localStore, made);
        return { phase: 'going', flow: opened(view) };
      }),
    answer: (itemId: string, given: Given) =>
      run(async () => {
        if (flow === null) return {};
        const taken = await api().answer(itemId, given);
        if (taken.safety !== null) return stop(taken.safety, {});
        if (taken.understood) return { flow: answered(flow, taken), unread: null };
        const view = await api().read();
        const same = valueOf(view, itemId) === valueOf(flow.view, itemId);
        return same ? { unread: 'asked again' } : { flow: answered(flow, taken), unread: 'passed over' };
      }),
    putWords: (words: { text: string; accepted?: boolean; types?: RiasecLetter[] }) =>
      run(async () => {
        if (flow === null) return {};
        const read: Words = await api().putWords(words);
        if (read.safety) return stop(read.safety, {});
        const kept = withWords(flow, read);
        return { flow: words.accepted === undefined && read.text !== '' ? kept : goTo(kept, 'wants') };
      }),
    putWants: (wants: Wants) =>
      run(async () => {
        if (flow === null) return {};
        const { safety, ...kept } = await api().putWants(wants);
        if (safety) return stop(safety, {});
        return { flow: goTo({ ...flow, view: { ...flow.view, wants: kept } }, 'result') };
      }),
    resume: () =>
      run(async () => {
        const view = await api().resume();
        updateSaved(localStore, { safety: null });
        const { step: at = 'questions', finished: was = false } = flow ?? {};
        return { phase: 'going', flow: { ...opened(view, at, was), cursor: null }, safety: null };
      }),
    restart: () =>
      run(async () => {
        const view = await api().restart();
        updateSaved(localStore, { step: 'questions', finished: false, safety: null });
        return { phase: 'intro', flow: opened(view), safety: null };
      }),
    remove: () =>
      run(async () => {
        await api().remove();
        forgetSaved(localStore);
        return { phase: 'deleted', flow: null, safety: null };
      }),
    forget: () => {
      forgetSaved(localStore);
      move({ phase: 'intro', flow: null, safety: null });
    },
    /** Note what was changed beside the flow, without a new screen. */
    note: (change: Partial<Pick<Reflection, 'consent' | 'shared'>>) =>
      setState((now) => ({
        ...now,
        flow: now.flow && { ...now.flow, view: { ...now.flow.view, ...change } },
      })),
    back: () => flow && move({ flow: back(flow), unread: null }),
    forward: () => flow && move({ flow: forward(flow), unread: null }),
    goTo: (wanted: Step) => flow && move({ flow: goTo(flow, wanted), unread: null }),
    lookAt: (index: number) => flow && move({ flow: lookAt(flow, index), unread: null }),
  };
}

export type ReflectionTools = ReturnType<typeof useReflection>;

/** A reflection that stopped where its words aren't known on this device. */
const NO_WORDS: Safety = { text: '', links: [] };
const GONE: Problem = { type: '', title: '', status: 404, detail: '', code: 'reflection_unknown' };

function moved(now: ReflectionState, change: Change): ReflectionState {
  const again = change.unread === 'asked again';
  return { ...now, ...change, busy: false, failure: null, moves: now.moves + (again ? 0 : 1) };
}
