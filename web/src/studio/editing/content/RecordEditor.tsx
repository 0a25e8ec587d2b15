import { Button } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { useLeaving } from '../../shell/useLeaving';
import { studioApi } from '../../studioApi';
import type { RecordData, RecordView } from '../../wire';
import { DiscardChanges } from '../DiscardChanges';
import { fieldErrors, staleFrom } from '../stale';
import { canBeMade } from './kinds';
import { mergeRecords, type MergedRecord } from './mergeRecords';
import { same } from './paths';
import { errorsText } from './fieldNames';
import { focusFirstError, RecordForm } from './RecordForm';
import { RecordMerge } from './RecordMerge';
import { recordTitle } from './recordTitle';

interface Stale {
  found: MergedRecord;
  theirs: RecordView;
}

/** A record while it is edited: saved whole; when somebody saved in between, merged field by field. */
export function RecordEditor({ loaded }: { loaded: RecordView }) {
  const { drafts, announce } = useStudio();
  const action = useAction();
  const [base, setBase] = useState(loaded);
  const [seen, setSeen] = useState(loaded);
  const [record, setRecord] = useState<RecordData>(loaded.record);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [stale, setStale] = useState<Stale | null>(null);
  const [deleting, setDeleting] = useState(false);
  const dirty = !same(record, base.record);
  const leaveFor = useLeaving(dirty);

  const begin = (view: RecordView) => {
    setBase(view);
    setRecord(view.record);
    setErrors({});
    setStale(null);
  };
  // Another draft, or a newer version: shown at once, unless that would lose what is being written.
  if (loaded !== seen) {
    setSeen(loaded);
    if (!dirty) begin(loaded);
  }

  const title = recordTitle(base.kind, record, base.id);
  const save = async (what: RecordData, etag: string) => {
    if (action.busy) return;
    const saved = await action.run(
      async () => studioApi.saveRecord(base.kind, base.id, await drafts.ensure(), what, etag),
      (error) => {
        const found = staleFrom(error);
        if (found === null) {
          const wrong = fieldErrors(error);
          setErrors(wrong);
          focusFirstError(wrong);
          return Object.keys(wrong).length > 0;
        }
        const theirs = { ...base, ...(found.current as Partial<RecordView>), etag: found.current_etag };
        setStale({ theirs, found: mergeRecords(base.record, what, theirs.record) });
        announce(say.merging.title);
        return true;
      },
    );
    if (saved === null) return;
    begin(saved);
    announce(say.content.saved(title));
    drafts.refresh();
  };
  const remove = async () => {
    const gone = await action.run(async () => {
      await studioApi.removeRecord(base.kind, base.id, await drafts.ensure(), base.etag);
      return true;
    });
    if (gone === null) return;
    announce(say.content.deleted(title));
    drafts.refresh();
    leaveFor(`/studio/innhold/${base.kind}`);
  };

  return (
    <Page
      title={title}
      back={
        <StudioLink href={`/studio/innhold/${base.kind}`} className="back-link">
          <ArrowLeftIcon aria-hidden />
          {say.content.kinds[base.kind]}
        </StudioLink>
      }
      lead={
        <p className="facts">
          <span>
            {say.content.id}: <code>{base.id}</code>
          </span>
          <span>{base.file}</span>
        </p>
      }
      actions={
        canBeMade(base.kind) && (
          <Button variant="tertiary" data-color="danger" data-size="sm" onClick={() => setDeleting(true)}>
            <TrashIcon aria-hidden />
            {say.content.delete}
          </Button>
        )
      }
    >
      {stale !== null ? (
        <RecordMerge
          found={stale.found}
          busy={action.busy}
          failure={action.failure}
          onSave={(merged) => void save(merged, stale.theirs.etag)}
          onCancel={(merged) => {
            setBase(stale.theirs);
            setRecord(merged);
            setStale(null);
          }}
        />
      ) : (
        <RecordForm
          kind={base.kind}
          schema={base.record_schema}
          record={record}
          errors={errors}
          isNew={false}
          onRecord={setRecord}
          onErrors={setErrors}
          onSubmit={() => {
            if (dirty) void save(record, base.etag);
          }}
        >
          <div className="save-bar">
            <Failure text={errorsText(errors) ?? action.failure} />
            <p role="status">{dirty ? say.content.unsaved : ''}</p>
            <Button type="submit" data-testid="save-record" aria-disabled={!dirty || action.busy}>
              {action.busy ? say.saving : say.content.save}
            </Button>
            <DiscardChanges unsaved={dirty} onDiscard={() => begin(base)} />
          </div>
        </RecordForm>
      )}
      <ConfirmDialog
        open={deleting}
        title={say.content.deleteTitle(title)}
        text={say.content.deleteText}
        confirm={say.content.delete}
        cancel={say.cancel}
        danger
        onConfirm={() => void remove()}
        onClose={() => setDeleting(false)}
      />
    </Page>
  );
}
