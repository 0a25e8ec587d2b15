import { describe, expect, it } from 'vitest';
import type { ChangedReading, Figures, GateRule, RunView } from '../wire';
import { isMeasured, isMoving, isTraining, outcomeOf, sourceOf } from './runState';
import { shownReadings } from './changedReadings';
import { verdictOf } from './verdict';

const figures: Figures = {
  accuracy: 0.93,
  macro_f1: 0.9,
  ece: 0.02,
  crisis_recall: 1,
  answered: 0.9,
  answered_right: 0.97,
  near_miss_alarms: 0,
  stories: 14,
  stories_ok: 14,
};
const reading = (verdict: ChangedReading['verdict'], text = 'ka e fristen'): ChangedReading => ({
  text,
  intent: 'ask_deadlines',
  live: 'ask_points',
  live_confidence: 0.6,
  candidate: 'ask_deadlines',
  candidate_confidence: 0.9,
  verdict,
});
const rule = (name: string, ok: boolean): GateRule => ({ rule: name, ok, measured: 1, limit: 1, detail: '' });
const many = (number: number, verdict: ChangedReading['verdict']) =>
  Array.from({ length: number }, () => reading(verdict));
const run = (changes: Partial<RunView>) => ({
  state: 'ready' as const,
  live: figures,
  green: true,
  gate: [] as GateRule[],
  changed: [] as ChangedReading[],
  error: null,
  ...changes,
});

describe('the verdict of a run', () => {
  it('says that a model is better, and how many examples that is', () => {
    const { text, tone } = verdictOf(run({ changed: [...many(12, 'better'), ...many(1, 'worse')] }));
    expect(text).toBe('Modellen er bedre enn den som er i bruk. 12 eksempler leses bedre, 1 dårligere.');
    expect(tone).toBe('good');
  });

  it('does not call a model better that loses more than it wins', () => {
    const { text, tone } = verdictOf(run({ changed: [reading('better'), ...many(2, 'worse')] }));
    expect(text).toContain('litt svakere');
    expect(tone).toBe('neutral');
  });

  it('says so when nothing changed, and when gains and losses are even', () => {
    expect(verdictOf(run({})).text).toContain('leses som før');
    expect(verdictOf(run({ changed: [reading('better'), reading('worse')] })).text).toBe(
      'Modellen er like god som den som er i bruk. 1 eksempel leses bedre, 1 dårligere.',
    );
    expect(verdictOf(run({ changed: [reading('other')] })).text).toContain(
      'Ingen eksempler leses bedre eller dårligere.',
    );
  });

  it('names every broken rule of a red gate, however many examples got better', () => {
    const gate = [
      rule('Kriser oppdages', false),
      rule('Ingen samtaletester brytes', false),
      rule('Resten', true),
    ];
    const { text, tone } = verdictOf(run({ green: false, gate, changed: many(9, 'better') }));
    expect(text).toBe(
      'Porten er rød: 2 krav er ikke oppfylt: «Kriser oppdages» og «Ingen samtaletester brytes». ' +
        '9 eksempler leses bedre, ingen dårligere.',
    );
    expect(tone).toBe('bad');
  });

  it('has nothing to compare with when no model is live', () => {
    expect(verdictOf(run({ live: null })).text).toContain('ingenting å sammenligne med');
  });

  it("tells a failed run's reason", () => {
    expect(verdictOf(run({ state: 'failed', error: 'Linje 4 er feil.' }))).toEqual({
      tone: 'bad',
      text: 'Linje 4 er feil.',
    });
  });
});

describe('the state of a run', () => {
  it('is asked for again while it trains and while models are swapped, and not after', () => {
    const states = [
      'queued',
      'training',
      'evaluating',
      'ready',
      'failed',
      'cancelled',
      'publishing',
      'published',
    ] as const;
    expect(states.filter((state) => isTraining({ state }))).toEqual(['queued', 'training', 'evaluating']);
    expect(states.filter((state) => isMoving({ state }))).toEqual([
      'queued',
      'training',
      'evaluating',
      'publishing',
    ]);
    expect(isMeasured({ state: 'failed', candidate: figures })).toBe(false);
    expect(isMeasured({ state: 'published', candidate: figures })).toBe(true);
  });

  it('is told in words that differ for green and red', () => {
    expect(outcomeOf({ state: 'ready', green: true }).text).not.toBe(
      outcomeOf({ state: 'ready', green: false }).text,
    );
    expect(outcomeOf({ state: 'ready', green: false }).tone).toBe('bad');
  });

  it('says what it was trained from', () => {
    expect(sourceOf({ change_set_id: null, change_set_title: null })).toBe('Det som er publisert');
    expect(sourceOf({ change_set_id: 'a', change_set_title: 'Frister' })).toBe('Utkastet «Frister»');
  });
});

it('shows what got worse first, otherwise in the order of the service', () => {
  const changed = [
    reading('other', 'a'),
    reading('better', 'b'),
    reading('worse', 'c'),
    reading('worse', 'd'),
  ];
  expect(shownReadings(changed, 'all').map(({ text }) => text)).toEqual(['c', 'd', 'b', 'a']);
  expect(shownReadings(changed, 'better').map(({ text }) => text)).toEqual(['b']);
});
