import { describe, expect, it } from 'vitest';
import { bandOf, HEIGHT, labelOf, pointOf, polygonOf, RADIUS, WIDTH } from './geometry';
import { levelOf, spreadOf } from './scores';

const CORNERS = [0, 1, 2, 3, 4, 5];
const distance = (corner: number, score: number) => {
  const { x, y } = pointOf(corner, score);
  return Math.hypot(x - WIDTH / 2, y - HEIGHT / 2);
};

describe('the figure', () => {
  it('has its first corner on top and goes with the clock', () => {
    expect(pointOf(0, 5)).toEqual({ x: WIDTH / 2, y: HEIGHT / 2 - RADIUS });
    expect(pointOf(1, 5).x).toBeGreaterThan(WIDTH / 2);
    expect(pointOf(3, 5)).toEqual({ x: WIDTH / 2, y: HEIGHT / 2 + RADIUS });
    expect(pointOf(4, 5).x).toBeLessThan(WIDTH / 2);
  });

  it('goes further out for a higher score, alike in every corner, and never to nothing', () => {
    for (const corner of CORNERS) {
      expect(distance(corner, 5)).toBeCloseTo(RADIUS, 0);
      expect(distance(corner, 4)).toBeGreaterThan(distance(corner, 3));
      expect(distance(corner, 1)).toBeGreaterThan(RADIUS / 6);
    }
  });

  it('keeps everything inside the picture, longest name and all', () => {
    const longest = 125;
    for (const corner of CORNERS) {
      const { x, y, anchor } = labelOf(corner);
      const left = anchor === 'start' ? x : anchor === 'end' ? x - longest : x - longest / 2;
      expect(left).toBeGreaterThanOrEqual(-5);
      expect(left + longest).toBeLessThanOrEqual(WIDTH + 5);
      expect(y).toBeGreaterThan(12);
      expect(y).toBeLessThan(HEIGHT);
    }
  });

  it('writes polygons of six points, and a band of two of them', () => {
    expect(polygonOf([1, 2, 3, 4, 5, 1]).split(' ')).toHaveLength(6);
    expect(bandOf([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]).match(/[MZ]/g)).toEqual(['M', 'Z', 'M', 'Z']);
  });
});

describe('scores in words', () => {
  const result = (score: number, error: number) => ({
    scores: { R: score, I: 3, A: 3, S: 3, E: 3, C: 3 },
    se: { R: error, I: 1, A: 1, S: 1, E: 1, C: 1 },
  });

  it('lie within 1.3 standard errors, and within the scale', () => {
    expect(spreadOf(result(3, 0.5), 'R')).toEqual({ low: 2.35, high: 3.65 });
    expect(spreadOf(result(4.8, 0.5), 'R').high).toBe(5);
    expect(spreadOf(result(1.2, 0.5), 'R').low).toBe(1);
  });

  it('are little, some or much', () => {
    expect([1, 2.4, 2.5, 3.5, 3.6, 5].map(levelOf)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
