import type { ComponentType } from 'react';
import { editingScreens } from './editing/screens';
import { InboxScreen } from './inbox/InboxScreen';
import { learningScreens } from './learning/screens';
import { trainingScreens } from './training/screens';

export interface ScreenProps {
  /** What the `:names` in the path stand for, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
}

/** A page of the studio. Those with a `section` stand in the navigation, in this order. */
export interface Screen {
  /** From the root, such as `/studio/tema/:name`. */
  path: string;
  title: string;
  section?: string;
  /** The section whose place in the navigation is marked while the page is shown; its path. */
  within?: string;
  Component: ComponentType<ScreenProps>;
}

/** Every page of the studio. Add a room's pages by adding its list here. */
export const screens: readonly Screen[] = [
  { path: '/studio', title: 'Innboks', section: 'Innboks', Component: InboxScreen },
  ...editingScreens,
  ...trainingScreens,
  ...learningScreens,
];
