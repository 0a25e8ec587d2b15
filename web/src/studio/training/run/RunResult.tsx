import { temaName } from '../../parts/temas';
import { useTemas } from '../../parts/useNames';
import type { RunView } from '../wire';
import { Calibration } from './Calibration';
import { ChangedExamples } from './ChangedExamples';
import { Confusion } from './Confusion';
import { FigureTable } from './FigureTable';
import { Gate } from './Gate';
import { Stories } from './Stories';
import { TemaTable } from './TemaTable';

/** All that a run found, from the gate to the single example. */
export function RunResult({ run }: { run: RunView }) {
  const temas = useTemas().value?.intents ?? null;
  const nameOf = (intent: string) => temaName(temas, intent);
  return (
    <>
      <Gate rules={run.gate} temas={temas} />
      {run.candidate !== null && <FigureTable live={run.live} candidate={run.candidate} />}
      <ChangedExamples changed={run.changed} nameOf={nameOf} />
      <TemaTable intents={run.intents} nameOf={nameOf} />
      {run.confusion_url !== null && <Confusion url={run.confusion_url} hasLive={run.live !== null} />}
      <Calibration bins={run.calibration} />
      <Stories stories={run.stories} />
    </>
  );
}
