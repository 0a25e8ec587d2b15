import { Button } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { useRecords } from '../../parts/useNames';
import type { ScreenProps } from '../../screens';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { useLeaving } from '../../shell/useLeaving';
import { Waiting } from '../../shell/Waiting';
import { studioApi } from '../../studioApi';
import type { RecordData, RecordKind, RecordList } from '../../wire';
import { fieldErrors } from '../stale';
import { isoDay } from '../tema/newTema';
import { isKind } from './kinds';
import { errorsText } from './fieldNames';
import { focusFirstError, RecordForm } from './RecordForm';
import { idOf, recordTitle } from './recordTitle';
import { emptyRecord, type JsonSchema } from './schema';

/** A record that isn't there yet. */
export function NewRecordScreen({ params }: ScreenProps) {
  const kind = isKind(params.kind) ? params.kind : 'answers';
  const records = useRecords(kind);
  return (
    <Page
      title={say.content.one[kind]}
      back={
        <StudioLink href={`/studio/innhold/${kind}`} className="back-link">
          <ArrowLeftIcon aria-hidden />
          {say.content.kinds[kind]}
        </StudioLink>
      }
      lead={<p>{say.content.leads[kind]}</p>}
    >
      {records.value === null ? <Waiting of={records} /> : <NewRecord kind={kind} list={records.value} />}
    </Page>
  );
}

function NewRecord({ kind, list }: { kind: RecordKind; list: RecordList }) {
  const { drafts, announce } = useStudio();
  const id = useId();
  const action = useAction();
  const schema = list.record_schema as JsonSchema;
  const [begun] = useState<RecordData>(() => ({
    ...emptyRecord(schema),
    ...(schema.properties?.checked === undefined ? {} : { checked: isoDay(new Date()) }),
  }));
  const [record, setRecord] = useState(begun);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  // Occupations have a file each; the others share some.
  const files = kind === 'answers' ? [...new Set(list.records.map((one) => one.file))].sort() : [];
  const [file, setFile] = useState('');
  const leaveFor = useLeaving(record !== begun);

  const save = async () => {
    if (action.busy) return;
    const chosen = files.length === 0 ? null : file === '' ? (files[0] ?? null) : file;
    const made = await action.run(
      async () =>
        studioApi.makeRecord(kind, {
          change_set_id: await drafts.ensure(),
          record: withId(kind, record),
          file: chosen,
        }),
      (error) => {
        const wrong = fieldErrors(error);
        setErrors(wrong);
        focusFirstError(wrong);
        return Object.keys(wrong).length > 0;
      },
    );
    if (made === null) return;
    announce(say.content.saved(recordTitle(kind, made.record, made.id)));
    drafts.refresh();
    leaveFor(`/studio/innhold/${kind}/${encodeURIComponent(made.id)}`);
  };
  return (
    <RecordForm
      kind={kind}
      schema={schema}
      record={record}
      errors={errors}
      isNew
      onRecord={setRecord}
      onErrors={setErrors}
      onSubmit={() => void save()}
      before={
        files.length > 0 && (
          <div className="short-field">
            <label htmlFor={id} className="field-label">
              {say.content.file}
            </label>
            <select
              id={id}
              className="ds-input"
              value={file}
              onChange={(event) => setFile(event.target.value)}
            >
              {files.map((one) => (
                <option key={one} value={one}>
                  {one.split('/').at(-1)}
                </option>
              ))}
            </select>
          </div>
        )
      }
    >
      <div className="save-bar">
        <Failure text={errorsText(errors) ?? action.failure} />
        <Button type="submit" data-testid="save-record" aria-disabled={action.busy}>
          {action.busy ? say.saving : say.content.save}
        </Button>
      </div>
    </RecordForm>
  );
}

/** Make an id of the title where none was written. Without a title it isn't saved, whatever it is called. */
function withId(kind: RecordKind, record: RecordData): RecordData {
  if (typeof record.id === 'string' && record.id.trim() !== '') return record;
  return { ...record, id: idOf(recordTitle(kind, record, '')) || 'ny' };
}
