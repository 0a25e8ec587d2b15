import type { CalibrationBin } from '../wire';

/** A square plot's side and margin, in units of the drawing. */
export const SIDE = 240;
export const MARGIN = 44;

export interface Point {
  x: number;
  y: number;
  radius: number;
  bin: CalibrationBin;
}

/** Where a share of 0…1 stands, along and up. */
export const across = (share: number) => MARGIN + share * SIDE;
export const upward = (share: number) => MARGIN / 2 + (1 - share) * SIDE;

/** The bins that hold something as points: how sure along, how often right upward, the area by the texts. */
export function calibrationPoints(bins: readonly CalibrationBin[]): Point[] {
  const filled = bins.filter(({ texts }) => texts > 0);
  const most = Math.max(...filled.map(({ texts }) => texts));
  return filled.map((bin) => ({
    x: across(bin.confidence),
    y: upward(bin.accuracy),
    radius: 3.5 + 8 * Math.sqrt(bin.texts / most),
    bin,
  }));
}

/** The bin with the most texts, or null when all are empty. */
export function fullestBin(bins: readonly CalibrationBin[]): CalibrationBin | null {
  return bins.reduce<CalibrationBin | null>(
    (best, bin) => (bin.texts > (best?.texts ?? 0) ? bin : best),
    null,
  );
}
