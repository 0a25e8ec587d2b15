import { trainingTexts as say } from '../../../texts/studioTraining';
import { decimal, exactPercent, pointsApart, score } from '../numberWords';
import type { GateRule } from '../wire';

type Unit = 'share' | 'count' | 'f1' | 'error';
interface Kind {
  unit: Unit;
  sense: 'least' | 'most';
}

// The rules as studio/gate.py names them; the wire has no units.
const KINDS: Readonly<Record<string, Kind>> = {
  'Kriser oppdages': { unit: 'share', sense: 'least' },
  'Talemåter som ligner kriser, gir ikke flere falske alarmer': { unit: 'count', sense: 'most' },
  'Vanlige spørsmål gir ikke flere falske krisealarmer': { unit: 'count', sense: 'most' },
  'Treffsikkerheten holder seg': { unit: 'share', sense: 'least' },
  'Temaene leses like godt i snitt (F1)': { unit: 'f1', sense: 'least' },
  'Like mange får riktig svar med en gang': { unit: 'share', sense: 'least' },
  'Ingen temaer leses klart dårligere': { unit: 'f1', sense: 'most' },
  'Ingen temaer blir stående uten svar': { unit: 'share', sense: 'most' },
  'Modellen er ikke mer skråsikker eller usikker enn den har grunn til': { unit: 'error', sense: 'most' },
  'Ingen samtaletester brytes': { unit: 'count', sense: 'most' },
  'Alle temaer er fortsatt med': { unit: 'count', sense: 'most' },
};

const WRITTEN: Record<Unit, (value: number) => string> = {
  share: exactPercent,
  count: (value) => String(value),
  f1: score,
  error: pointsApart,
};

/** What was measured and the limit, as two sentences. A rule we don't know is told without unit or direction. */
export function measuredWords({ rule, measured, limit }: GateRule): string {
  const kind = KINDS[rule];
  const write = kind === undefined ? (value: number) => plain(value) : WRITTEN[kind.unit];
  const bound = kind === undefined ? say.gate.limit : say.gate[kind.sense];
  return `${say.gate.measured(write(measured))} ${bound(write(limit))}`;
}

/** The gate's rules with the broken ones first, otherwise in their order. */
export function brokenFirst(rules: readonly GateRule[]): GateRule[] {
  return [...rules.filter(({ ok }) => !ok), ...rules.filter(({ ok }) => ok)];
}

function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : decimal(value, 3);
}
