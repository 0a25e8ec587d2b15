import type { Screen } from '../screens';
import { ModelsScreen } from './models/ModelsScreen';
import { RunScreen } from './run/RunScreen';
import { TrainingScreen } from './TrainingScreen';
import { TryScreen } from './try/TryScreen';

const TRAINING = '/studio/trening';

/** The pages of training, models and trying out. */
export const trainingScreens: readonly Screen[] = [
  { path: TRAINING, title: 'Trening', section: 'Trening', Component: TrainingScreen },
  { path: `${TRAINING}/:id`, title: 'Trening', within: TRAINING, Component: RunScreen },
  { path: '/studio/modeller', title: 'Modeller', section: 'Modeller', Component: ModelsScreen },
  { path: '/studio/prov', title: 'Prøv', section: 'Prøv', Component: TryScreen },
];
