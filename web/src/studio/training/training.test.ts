import { afterEach, describe, expect, it, vi } from 'vitest';
import { moveUnderWay, standings } from './models/standing';
import { modelName, whichModel } from './modelName';
import { exactPercent, pointsApart, secondsSince, secondsWords, shows } from './numberWords';
import { nextDelay } from './polling';
import { compared, markedEntities, nearestTo, sentences } from './try/readings';
import type { ModelView, PointerMove, TextReading } from './wire';

describe('numbers in words', () => {
  it('are written as in Norwegian', () => {
    expect(exactPercent(0.9344)).toBe('93,4\u00a0%');
    expect(pointsApart(-0.012)).toBe('1,2 prosentpoeng');
    expect(shows(0.0004)).toBe(false);
    expect(shows(-0.001)).toBe(true);
  });

  it('tell seconds and minutes', () => {
    expect(secondsWords(1)).toBe('1 sekund');
    expect(secondsWords(4.25)).toBe('4,3 sekunder');
    expect(secondsWords(61)).toBe('1 minutt og 1 sekund');
    expect(secondsWords(120.2)).toBe('2 minutter');
  });

  it('never count time backwards when clocks differ', () => {
    expect(secondsSince('2026-11-26T10:00:05Z', Date.parse('2026-11-26T10:00:00Z'))).toBe(0);
    expect(secondsSince('2026-11-26T10:00:00Z', Date.parse('2026-11-26T10:00:07.9Z'))).toBe(7);
  });
});

describe('asking again', () => {
  it('is done each second while something is under way, and else not', () => {
    expect(nextDelay(true, 0)).toBe(1000);
    expect(nextDelay(false, 0)).toBeNull();
    expect(nextDelay(false, 3)).toBeNull();
  });

  it('slows down while the service is away, and stops slowing at a quarter of a minute', () => {
    expect([1, 2, 3, 9].map((failures) => nextDelay(true, failures))).toEqual([2000, 4000, 8000, 15_000]);
  });
});

describe('models', () => {
  const model = (id: string) => ({ id }) as ModelView;
  const move = (model_id: string, state: PointerMove['state']) => ({ model_id, state }) as PointerMove;

  it('are in use, were so, or never were; a swap that failed does not count', () => {
    const all = standings({
      live: 'c',
      models: ['a', 'b', 'c'].map(model),
      history: [move('c', 'live'), move('b', 'failed'), move('a', 'live')],
    });
    expect([...all.values()]).toEqual(['was_live', 'never_live', 'live']);
  });

  it('were in use also when it is only known that another took over from them', () => {
    const all = standings({
      live: 'b',
      models: ['a', 'b'].map(model),
      history: [{ ...move('b', 'live'), previous_model_id: 'a' }],
    });
    expect(all.get('a')).toBe('was_live');
  });

  describe('are named by when they were trained', () => {
    afterEach(() => {
      vi.unstubAllEnvs();
    });

    it('on the clock of the reader', () => {
      vi.stubEnv('TZ', 'Europe/Oslo');
      expect(modelName('veiviser-20261126-063247-6c2289ca')).toBe('Modell fra 26. november 2026 kl. 07.32');
      expect(whichModel('veiviser-20260630-223000-6c2289ca')).toBe('fra 1. juli 2026 kl. 00.30');
    });

    it('and by their id when that says nothing of it', () => {
      expect(modelName('egen-modell')).toBe('Modell egen-modell');
      expect(modelName('veiviser-20261399-063247-6c2289ca')).toBe('Modell veiviser-20261399-063247-6c2289ca');
    });
  });

  it('are swapped one at a time', () => {
    expect(moveUnderWay([move('c', 'live')])).toBeNull();
    expect(moveUnderWay([move('a', 'preparing'), move('c', 'live')])?.model_id).toBe('a');
  });
});

describe('trying out', () => {
  const reading = (changes: Partial<TextReading>): TextReading => ({
    text: 'x',
    intent: 'ask_cv',
    confidence: 0.9,
    ranking: [],
    entities: [],
    ...changes,
  });

  it('reads one sentence on each line', () => {
    expect(sentences(' ka e fristen \n\n  hei\n')).toEqual(['ka e fristen', 'hei']);
  });

  it('marks where models disagree', () => {
    const by = (model: string, intents: string[]) => ({
      model,
      model_id: model,
      readings: intents.map((intent) => reading({ intent })),
    });
    const found = compared(['a', 'b'], { models: [by('live', ['x', 'y']), by('m2', ['x', 'z'])] });
    expect(found.map(({ differs }) => differs)).toEqual([false, true]);
    expect(found[1]?.readings.map(({ reading: one }) => one.intent)).toEqual(['y', 'z']);
  });

  it('lists the next three temas, without the one that was read', () => {
    const ranking = ['ask_cv', 'a', 'b', 'c', 'd'].map((intent) => ({ intent, confidence: 0.1 }));
    expect(nearestTo(reading({ ranking })).map(({ intent }) => intent)).toEqual(['a', 'b', 'c']);
    expect(nearestTo(reading({ ranking, intent: 'nlu_fallback' }))[0]?.intent).toBe('ask_cv');
  });

  it('marks entities where they stand, also after an emoji, and drops what is off or overlaps', () => {
    const { text, marks } = markedEntities({
      text: '👍🏽 jeg vil bli baker',
      entities: [
        { start: 15, end: 20, entity: 'occupation', value: 'baker' },
        { start: 16, end: 20, entity: 'interest', value: 'aker' },
        { start: 90, end: 99, entity: 'occupation', value: 'x' },
        { start: 'a', entity: 'occupation' },
      ],
    });
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['baker']);
  });
});
