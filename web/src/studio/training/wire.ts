/** Names for parts of the training's wire that the generated types only spell out. */
import type { ChangedReading, ModelView, PointerMove, RunView } from '../../protocol/types';

export type {
  CalibrationBin,
  ChangedReading,
  Figures,
  GateRule,
  IntentFigures,
  ModelList,
  ModelReadings,
  ModelView,
  ParseView,
  PointerMove,
  RunList,
  RunView,
  StoryResult,
  SwapView,
  TextReading,
} from '../../protocol/types';

export type RunState = RunView['state'];
export type ChangeVerdict = ChangedReading['verdict'];
export type Origin = ModelView['origin'];
export type MoveState = PointerMove['state'];
