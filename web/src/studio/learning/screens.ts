import type { Screen } from '../screens';
import { QualityScreen } from './quality/QualityScreen';
import { ReportScreen } from './report/ReportScreen';
import { ReviewScreen } from './review/ReviewScreen';

const REPORT = '/studio/rapport';

/** The pages of label quality, the weekly report and the review of its sample. */
export const learningScreens: readonly Screen[] = [
  { path: '/studio/kvalitet', title: 'Kvalitet', section: 'Kvalitet', Component: QualityScreen },
  { path: REPORT, title: 'Rapport', section: 'Rapport', Component: ReportScreen },
  { path: `${REPORT}/vurder`, title: 'Vurder stikkprøven', within: REPORT, Component: ReviewScreen },
];
