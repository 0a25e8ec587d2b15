import type { Screen } from '../screens';
import { NewRecordScreen } from './content/NewRecordScreen';
import { RecordListScreen } from './content/RecordListScreen';
import { RecordScreen } from './content/RecordScreen';
import { DraftListScreen } from './drafts/DraftListScreen';
import { DraftScreen } from './drafts/DraftScreen';
import { ExchangeScreen } from './exchange/ExchangeScreen';
import { TemaListScreen } from './tema/TemaListScreen';
import { TemaScreen } from './tema/TemaScreen';

const TEMA = '/studio/tema';
const CONTENT = '/studio/innhold';
const DRAFTS = '/studio/utkast';

/** The pages of temas, content, drafts, import and export. */
export const editingScreens: readonly Screen[] = [
  { path: TEMA, title: 'Tema', section: 'Tema', Component: TemaListScreen },
  { path: `${TEMA}/:name`, title: 'Tema', within: TEMA, Component: TemaScreen },
  { path: CONTENT, title: 'Innhold', section: 'Innhold', Component: RecordListScreen },
  { path: `${CONTENT}/:kind`, title: 'Innhold', within: CONTENT, Component: RecordListScreen },
  { path: `${CONTENT}/:kind/:id`, title: 'Innhold', within: CONTENT, Component: RecordScreen },
  { path: '/studio/nytt/:kind', title: 'Nytt innhold', within: CONTENT, Component: NewRecordScreen },
  { path: DRAFTS, title: 'Utkast', section: 'Utkast', Component: DraftListScreen },
  { path: `${DRAFTS}/:id`, title: 'Utkast', within: DRAFTS, Component: DraftScreen },
  {
    path: '/studio/utveksling',
    title: 'Import og eksport',
    section: 'Import og eksport',
    Component: ExchangeScreen,
  },
];
