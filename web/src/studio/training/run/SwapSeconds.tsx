import { trainingTexts as say } from '../../../texts/studioTraining';
import { useLoaded } from '../../shell/useLoaded';
import { trainingApi } from '../api';
import { secondsWords } from '../numberWords';

/** How long a swap has been under way; asked for anew whenever `at` changes. */
export function SwapSeconds({ swapId, at }: { swapId: string | null; at: number }) {
  const swap = useLoaded(swapId === null ? null : `swap ${swapId} ${at}`, () =>
    trainingApi.swap(swapId ?? ''),
  );
  if (swap.value === null) return say.verdict.publishing;
  return say.publish.swapping(secondsWords(Math.round(swap.value.seconds)));
}
