import { describe, expect, it } from 'vitest';
import type { CalibrationBin, Figures, IntentFigures } from '../wire';
import { across, calibrationPoints, fullestBin, upward } from './calibrationPoints';
import { figureRows } from './figureRows';
import { brokenFirst, measuredWords } from './gateRules';
import { isChanged, pressedColumn, sortedRows, temaRows } from './temaRows';

const figures = (changes: Partial<Figures>): Figures => ({
  accuracy: 0.9,
  macro_f1: 0.9,
  ece: 0.03,
  crisis_recall: 1,
  answered: 0.8,
  answered_right: 0.95,
  near_miss_alarms: null,
  stories: null,
  stories_ok: null,
  ...changes,
});
const changeOf = (key: string, live: Figures, candidate: Figures) =>
  figureRows(live, candidate).find((row) => row.key === key)?.change;

describe('figures side by side', () => {
  it('say how much better, in percentage points', () => {
    expect(changeOf('accuracy', figures({}), figures({ accuracy: 0.912 }))).toEqual({
      text: '1,2 prosentpoeng bedre',
      sense: 'better',
    });
  });

  it('count a lower calibration error as better, and more answers as neither', () => {
    expect(changeOf('ece', figures({}), figures({ ece: 0.01 }))?.sense).toBe('better');
    expect(changeOf('answered', figures({}), figures({ answered: 0.9 }))).toEqual({
      text: '10,0 prosentpoeng oftere',
      sense: 'other',
    });
  });

  it('leave out what was not measured, and differences too small to show', () => {
    const rows = figureRows(figures({}), figures({ accuracy: 0.9002 }));
    expect(rows.map(({ key }) => key)).not.toContain('near_miss_alarms');
    expect(rows.find(({ key }) => key === 'accuracy')?.change?.sense).toBe('same');
  });

  it('have nothing to say of differences without a live model', () => {
    expect(figureRows(null, figures({})).every(({ live, change }) => live === null && change === null)).toBe(
      true,
    );
  });

  it('count the story tests', () => {
    const change = changeOf(
      'stories',
      figures({ stories: 14, stories_ok: 14 }),
      figures({ stories: 14, stories_ok: 12 }),
    );
    expect(change).toEqual({ text: '2 dårligere', sense: 'worse' });
  });
});

describe('the gate', () => {
  const rule = (name: string, measured: number, limit: number, ok = true) => ({
    rule: name,
    ok,
    measured,
    limit,
    detail: '',
  });

  it('tells limits as least or most, in the unit of the rule', () => {
    expect(measuredWords(rule('Kriser oppdages', 0.98, 1))).toBe(
      'Målt: 98,0\u00a0%. Kravet er minst 100,0\u00a0%.',
    );
    expect(measuredWords(rule('Ingen samtaletester brytes', 2, 0))).toBe('Målt: 2. Kravet er høyst 0.');
  });

  it('tells a rule it does not know without guessing', () => {
    expect(measuredWords(rule('Noe nytt', 0.25, 3))).toBe('Målt: 0,250. Grensen er 3.');
  });

  it('puts broken rules first and keeps the order otherwise', () => {
    const rules = [rule('a', 1, 1), rule('b', 1, 1, false), rule('c', 1, 1), rule('d', 1, 1, false)];
    expect(brokenFirst(rules).map((one) => one.rule)).toEqual(['b', 'd', 'a', 'c']);
  });
});

describe('temas', () => {
  const intent = (name: string, live: number | null, candidate: number, texts = 10): IntentFigures => ({
    intent: name,
    texts,
    live_f1: live,
    candidate_f1: candidate,
    live_recall: live,
    candidate_recall: candidate,
  });
  const rows = temaRows(
    [intent('b', 0.8, 0.9), intent('a', 0.9, 0.7, 20), intent('ny', null, 0.5)],
    (name) => name,
  );
  const names = (sorted: typeof rows) => sorted.map(({ name }) => name);

  it('are sorted by any column, with what is unknown last either way', () => {
    expect(names(sortedRows(rows, { by: 'change', descending: false }))).toEqual(['a', 'b', 'ny']);
    expect(names(sortedRows(rows, { by: 'change', descending: true }))).toEqual(['b', 'a', 'ny']);
    expect(names(sortedRows(rows, { by: 'texts', descending: true }))).toEqual(['a', 'b', 'ny']);
    expect(names(sortedRows(rows, { by: 'name', descending: true }))).toEqual(['ny', 'b', 'a']);
  });

  it('turn round when the same heading is pressed again', () => {
    const once = pressedColumn({ by: 'change', descending: false }, 'texts');
    expect(once).toEqual({ by: 'texts', descending: true });
    expect(pressedColumn(once, 'texts').descending).toBe(false);
  });

  it('count as changed when F1 or recall shows another number', () => {
    expect(rows.every(isChanged)).toBe(true);
    expect(temaRows([intent('a', 0.9, 0.9002)], (name) => name).some(isChanged)).toBe(false);
  });
});

describe('the calibration', () => {
  const bin = (confidence: number, accuracy: number, texts: number): CalibrationBin => ({
    low: confidence - 0.05,
    high: confidence + 0.05,
    texts,
    confidence,
    accuracy,
  });

  it('draws only bins with texts, on the diagonal when the model is honest', () => {
    const points = calibrationPoints([bin(0.15, 0, 0), bin(0.5, 0.5, 4), bin(0.9, 0.8, 16)]);
    expect(points).toHaveLength(2);
    expect(points[0]).toMatchObject({ x: across(0.5), y: upward(0.5) });
    expect(points[1]?.y).toBeGreaterThan(upward(0.9));
    expect(points[1]?.radius).toBeGreaterThan(points[0]?.radius ?? Infinity);
  });

  it('finds the bin that most texts lie in', () => {
    expect(fullestBin([bin(0.5, 0.5, 4), bin(0.9, 0.8, 16)])?.texts).toBe(16);
    expect(fullestBin([bin(0.5, 0, 0)])).toBeNull();
  });
});
