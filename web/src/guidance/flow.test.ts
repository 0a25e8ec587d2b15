import { describe, expect, it } from 'vitest';
import {
  answered,
  asked,
  back,
  canGoBack,
  forward,
  goTo,
  lookAt,
  opened,
  valueOf,
  withWords,
  type Flow,
} from './flow';
import type { AnswerTaken, NextItem, Reflection, Value } from './wire';

const item = (id: string): NextItem => ({ item_id: id, text: `Gjøre ${id}`, picture: null });

function view(values: (Value | null)[], next: string | null = `i${values.length}`): Reflection {
  return {
    session_id: 's',
    form: 'short',
    lang: 'nb',
    answers: values.map((value, index) => ({ ...item(`i${index}`), value })),
    next: next === null ? null : item(next),
    done: next === null,
    n_asked: values.length,
    n_total: 3,
    words: null,
    wants: { values: [], dislikes: [], limits: [] },
    consent: false,
    stopped: false,
    safety: null,
    shared: false,
    expires_at: '2026-12-24T12:00:00Z',
  };
}

function taken(value: Value | null, next: string | null, asked: number): AnswerTaken {
  const following = next === null ? null : item(next);
  return {
    value,
    understood: true,
    next: following,
    done: next === null,
    n_asked: asked,
    n_total: 3,
    safety: null,
  };
}

const numberOf = (flow: Flow) => asked(flow)?.number;

describe('the questions', () => {
  it('go from one to the next as they are answered, and then to the words', () => {
    let flow = opened(view([]));
    expect([numberOf(flow), canGoBack(flow)]).toEqual([1, false]);
    flow = answered(flow, taken(4, 'i1', 1));
    flow = answered(flow, taken(null, 'i2', 2));
    expect(asked(flow)).toMatchObject({ itemId: 'i2', number: 3, value: undefined });
    flow = answered(flow, taken(1, null, 3));
    expect([flow.step, flow.view.answers.map((one) => one.value)]).toEqual(['words', [4, null, 1]]);
  });

  it('can be gone back to, corrected in their place, and gone on from', () => {
    let flow = back(back(opened(view([5, 3]))));
    expect(asked(flow)).toMatchObject({ itemId: 'i0', number: 1, value: 5 });
    expect(canGoBack(flow)).toBe(false);
    expect(back(flow)).toBe(flow);
    flow = answered(flow, taken(2, 'i7', 2));
    expect(asked(flow)).toMatchObject({ itemId: 'i1', value: 3 });
    flow = forward(flow);
    expect(asked(flow)).toMatchObject({ itemId: 'i7', number: 3, value: undefined });
    expect([valueOf(flow.view, 'i0'), valueOf(flow.view, 'i9')]).toEqual([2, undefined]);
  });

  it('stay where they are while the reflection has stopped', () => {
    const flow = opened({ ...view([5], null), done: false, stopped: true });
    expect(flow.step).toBe('questions');
  });
});

describe('the steps', () => {
  it('go back from the result to the wants, the words and the last question', () => {
    const result = goTo(opened(view([1, 2, 3], null)), 'result');
    expect(result.finished).toBe(true);
    const steps = [back(result), back(back(result))].map((one) => one.step);
    expect(steps).toEqual(['wants', 'words']);
    expect(asked(back(back(back(result))))).toMatchObject({ itemId: 'i2', number: 3, value: 3 });
  });

  it('lead a correction from the result back to the result', () => {
    const result = goTo(opened(view([1, 2, 3], null)), 'result');
    const corrected = answered(lookAt(result, 1), taken(5, null, 3));
    expect([corrected.step, valueOf(corrected.view, 'i1')]).toEqual(['result', 5]);
    expect(forward(lookAt(result, 2)).step).toBe('result');
  });

  it('lead from the result to the questions that are left', () => {
    const early = goTo(goTo(opened(view([1, 2])), 'result'), 'questions');
    expect(asked(early)).toMatchObject({ itemId: 'i2', value: undefined });
    expect(answered(early, taken(3, null, 3)).step).toBe('result');
  });

  it('are where they were left when the page is opened again', () => {
    expect(opened(view([1, 2, 3], null)).step).toBe('words');
    expect(opened(view([1, 2, 3], null), 'wants').step).toBe('wants');
    expect(opened(view([1, 2, 3], null), 'questions', true).step).toBe('result');
  });

  it('keep words, and forget those that are taken away', () => {
    const words = { text: 'leksehjelp', types: ['S' as const], accepted: null };
    const flow = withWords(opened(view([])), words);
    expect(flow.view.words).toEqual(words);
    expect(withWords(flow, { text: '', types: [], accepted: null }).view.words).toBeNull();
  });
});
