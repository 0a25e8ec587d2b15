import { HIGHEST } from './scores';

// The figure: six corners around a centre, the first on top, then with the clock. Lengths are the view box's units.
export const WIDTH = 400;
export const HEIGHT = 300;
export const RADIUS = 108;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };

export interface Point {
  x: number;
  y: number;
}

/** Return the place of a score on a corner's axis; the lowest score is a fifth of the way, so that no corner vanishes. */
export function pointOf(corner: number, score: number): Point {
  return placeAt(corner, (RADIUS * score) / HIGHEST);
}

/** Return six scores as the points of a polygon, as SVG writes them. */
export function polygonOf(scores: readonly number[]): string {
  return scores.map((score, corner) => written(pointOf(corner, score))).join(' ');
}

/** Return the path of the band between two polygons, to be filled by the even-odd rule. */
export function bandOf(low: readonly number[], high: readonly number[]): string {
  return `M${polygonOf(high)}Z M${polygonOf(low)}Z`;
}

export interface LabelPlace extends Point {
  anchor: 'start' | 'middle' | 'end';
}

/** Return where a corner's name stands: above or below it, drawn outwards, so that the figure stays narrow. */
export function labelOf(corner: number): LabelPlace {
  const { x, y } = placeAt(corner, RADIUS);
  const below = y > CENTRE.y;
  const side = Math.sign(Math.round(x - CENTRE.x));
  const sideways = side === 0 ? 0 : -14;
  return {
    x: round(x + side * sideways),
    y: round(below ? y + 22 : y - 12),
    anchor: side === 0 ? 'middle' : side > 0 ? 'start' : 'end',
  };
}

function placeAt(corner: number, distance: number): Point {
  const angle = ((corner * 60 - 90) * Math.PI) / 180;
  return {
    x: round(CENTRE.x + distance * Math.cos(angle)),
    y: round(CENTRE.y + distance * Math.sin(angle)),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
const written = ({ x, y }: Point) => `${x},${y}`;
