import { useStudio } from '../../shell/StudioContext';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import type { ScreenProps } from '../../screens';
import { studioApi } from '../../studioApi';
import { isKind } from './kinds';
import { RecordEditor } from './RecordEditor';

/** One record of the content. */
export function RecordScreen({ params }: ScreenProps) {
  const { drafts } = useStudio();
  const kind = isKind(params.kind) ? params.kind : 'answers';
  const id = params.id ?? '';
  const record = useLoaded(`${kind} ${id} ${drafts.currentId ?? ''}`, () =>
    studioApi.record(kind, id, drafts.currentId),
  );
  if (record.value === null) {
    return (
      <div className="page">
        <Waiting of={record} />
      </div>
    );
  }
  return <RecordEditor loaded={record.value} />;
}
