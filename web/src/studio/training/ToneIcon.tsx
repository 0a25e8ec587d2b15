import {
  CheckmarkCircleFillIcon,
  HourglassIcon,
  MinusCircleFillIcon,
  XMarkOctagonFillIcon,
} from '@navikt/aksel-icons';
import type { Tone } from './run/runState';

const ICONS = {
  good: CheckmarkCircleFillIcon,
  bad: XMarkOctagonFillIcon,
  neutral: MinusCircleFillIcon,
  busy: HourglassIcon,
};

/** The sign that goes with words about how something went; it says nothing that the words don't. */
export function ToneIcon({ tone }: { tone: Tone }) {
  const Icon = ICONS[tone];
  return <Icon aria-hidden className={`tone tone--${tone}`} />;
}
