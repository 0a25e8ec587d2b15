import { useStudio } from '../shell/StudioContext';
import { useLoaded, type Loaded } from '../shell/useLoaded';
import { studioApi } from '../studioApi';
import type { IntentList, RecordKind, RecordList } from '../wire';

/** Every tema, as the current draft has them. */
export function useTemas(): Loaded<IntentList> {
  const { drafts } = useStudio();
  return useLoaded(`temas ${drafts.currentId ?? ''}`, () => studioApi.temas(drafts.currentId));
}

/** The records of a kind, as the current draft has them. */
export function useRecords(kind: RecordKind): Loaded<RecordList> {
  const { drafts } = useStudio();
  return useLoaded(`${kind} ${drafts.currentId ?? ''}`, () => studioApi.records(kind, drafts.currentId));
}
