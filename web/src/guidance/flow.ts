import type { AnswerTaken, GivenAnswer, Reflection, Words } from './wire';

export const STEPS = ['questions', 'words', 'wants', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** Where a person is in their reflection. Pure: every function returns a new flow. */
export interface Flow {
  view: Reflection;
  step: Step;
  /** Which given answer is looked at again; null at the question that comes next. */
  cursor: number | null;
  /** Whether the result has been shown: then corrections lead back to it. */
  finished: boolean;
}

/** A question on the screen; `value` is undefined when it hasn't been answered. */
export interface Asked {
  itemId: string;
  text: string;
  picture: string | null;
  value: GivenAnswer['value'] | undefined;
  number: number;
}

/** Return the flow of a reflection as it was left. */
export function opened(view: Reflection, step: Step = 'questions', finished = false): Flow {
  const left: Flow = { view, step, cursor: null, finished };
  return step === 'questions' && view.next === null && !view.stopped ? afterQuestions(left) : left;
}

/** Return the question on the screen, or null when there is none left. */
export function asked(flow: Flow): Asked | null {
  const { answers, next } = flow.view;
  const given = flow.cursor === null ? undefined : answers[flow.cursor];
  const item = given ?? next;
  if (item === null) return null;
  return {
    itemId: item.item_id,
    text: item.text,
    picture: item.picture,
    value: given?.value,
    number: (given === undefined || flow.cursor === null ? answers.length : flow.cursor) + 1,
  };
}

/** Return an item's value, null when it was passed over, undefined when it hasn't been answered. */
export function valueOf(view: Reflection, itemId: string): GivenAnswer['value'] | undefined {
  return view.answers.find((one) => one.item_id === itemId)?.value;
}

/** Take what the service made of an answer to the question on the screen, and go on. */
export function answered(flow: Flow, taken: AnswerTaken): Flow {
  const question = asked(flow);
  if (question === null) return flow;
  const answer: GivenAnswer = {
    item_id: question.itemId,
    text: question.text,
    picture: question.picture,
    value: taken.value,
  };
  const { answers } = flow.view;
  const known = answers.some((one) => one.item_id === answer.item_id);
  const view = {
    ...flow.view,
    answers: known
      ? answers.map((one) => (one.item_id === answer.item_id ? answer : one))
      : [...answers, answer],
    next: taken.next,
    done: taken.done,
    n_asked: taken.n_asked,
    n_total: taken.n_total,
  };
  if (flow.finished && flow.cursor !== null) return { ...flow, view, step: 'result', cursor: null };
  return forward({ ...flow, view });
}

/** Go on from the question on the screen: to the next given answer, the next question, or what comes after them. */
export function forward(flow: Flow): Flow {
  const after = flow.cursor === null ? flow.view.answers.length : flow.cursor + 1;
  if (after < flow.view.answers.length) return { ...flow, cursor: after };
  const moved = { ...flow, cursor: null };
  return flow.view.next === null ? afterQuestions(moved) : moved;
}

/** Go one screen back. */
export function back(flow: Flow): Flow {
  if (flow.step === 'result') return goTo(flow, 'wants');
  if (flow.step === 'wants') return goTo(flow, 'words');
  const last = flow.view.answers.length - 1;
  if (flow.step === 'words') return { ...flow, step: 'questions', cursor: last < 0 ? null : last };
  if (!canGoBack(flow)) return flow;
  return { ...flow, cursor: flow.cursor === null ? last : flow.cursor - 1 };
}

export function canGoBack(flow: Flow): boolean {
  return flow.step !== 'questions' || (flow.cursor ?? flow.view.answers.length) > 0;
}

/** Go to a step; at the questions, to the one that comes next or else the last one. */
export function goTo(flow: Flow, step: Step): Flow {
  const last = flow.view.next === null && step === 'questions' ? flow.view.answers.length - 1 : null;
  return { ...flow, step, cursor: last, finished: flow.finished || step === 'result' };
}

/** Look at a given answer again. */
export function lookAt(flow: Flow, index: number): Flow {
  return { ...flow, step: 'questions', cursor: index };
}

export function withWords(flow: Flow, words: Words): Flow {
  return { ...flow, view: { ...flow.view, words: words.text === '' ? null : words } };
}

function afterQuestions(flow: Flow): Flow {
  return { ...flow, step: flow.finished ? 'result' : 'words', cursor: null };
}
