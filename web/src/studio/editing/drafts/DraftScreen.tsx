import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import type { ScreenProps } from '../../screens';
import { draftsApi } from '../../shell/draftsApi';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import type { ChangeSetView } from '../../wire';
import { Changes } from './Changes';
import { DraftDetailsDialog } from './DraftDetailsDialog';
import { FileDiff } from './FileDiff';
import { whenWords } from './when';

/** One draft: what it changes, and what can become of it. */
export function DraftScreen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const draft = useLoaded(`draft ${id}`, () => draftsApi.read(id));
  if (draft.value === null) {
    return (
      <div className="page">
        <Waiting of={draft} />
      </div>
    );
  }
  return <Draft draft={draft.value} onChanged={draft.reload} />;
}

type Asking = 'publish' | 'abandon' | 'details';
const FEW_FILES = 4;

function Draft({ draft, onChanged }: { draft: ChangeSetView; onChanged: () => void }) {
  const { user, drafts, announce, go } = useStudio();
  const action = useAction();
  const [asking, setAsking] = useState<Asking | null>(null);
  const open = draft.state === 'draft';
  const waits = draft.needs_approval && draft.approved_by === null;
  const isOwn = draft.written_by.includes(user.username);
  const conflicts = draft.files.some((file) => file.conflict);
  const act = async (work: () => Promise<unknown>, said: string) => {
    const done = await action.run(async () => {
      await work();
      return true;
    });
    // What stands there now is asked for also when it failed: that may be why.
    drafts.refresh();
    if (done !== null) announce(said);
    onChanged();
    return done !== null;
  };
  return (
    <Page
      title={draft.title}
      back={
        <StudioLink href="/studio/utkast" className="back-link">
          <ArrowLeftIcon aria-hidden />
          {say.drafts.back}
        </StudioLink>
      }
      lead={
        <>
          {draft.reason !== '' && <p>{draft.reason}</p>}
          <p className="facts">
            <Tag data-size="sm" data-color={draft.state === 'published' ? 'success' : 'neutral'}>
              {say.drafts.states[draft.state]}
            </Tag>
            <span>{say.drafts.by(draft.author_name, whenWords(draft.updated_at))}</span>
            {draft.published_at !== null && (
              <span>{say.drafts.publishedAt(whenWords(draft.published_at), draft.published_by ?? '')}</span>
            )}
            {draft.commit_id !== null && <span>{say.drafts.commit(draft.commit_id)}</span>}
          </p>
        </>
      }
      actions={
        open && (
          <>
            {draft.id !== drafts.currentId && (
              <Button
                variant="secondary"
                data-size="sm"
                onClick={() => {
                  drafts.choose(draft.id);
                  announce(say.drafts.chosen(draft.title));
                }}
              >
                {say.drafts.use}
              </Button>
            )}
            <Button variant="tertiary" data-size="sm" onClick={() => setAsking('details')}>
              {say.drafts.editDetails}
            </Button>
          </>
        )
      }
    >
      {open && draft.files.length > 0 && (
        <section className="draft-next" aria-labelledby="next-heading">
          <h2 id="next-heading">{say.drafts.next}</h2>
          {conflicts && <Alert data-color="warning">{say.drafts.conflictHelp}</Alert>}
          <p>
            <strong>{draft.trains ? say.drafts.trains : say.drafts.noTraining}.</strong>{' '}
            {draft.trains ? say.drafts.trainsHelp : waits ? say.drafts.noTrainingWaits : say.drafts.noTrainingHelp}
          </p>
          {waits && (
            <p>
              <strong>{say.drafts.needsApproval}.</strong>{' '}
              {isOwn ? say.drafts.approveByOther : say.drafts.approveHelp}
            </p>
          )}
          {draft.approved_by !== null && <p>{say.drafts.approvedBy(draft.approved_by)}.</p>}
          <Failure text={action.failure} />
          <div className="form__actions">
            {waits && !isOwn && (
              <Button
                variant={draft.trains ? 'secondary' : 'primary'}
                data-testid="approve"
                aria-disabled={action.busy}
                onClick={() => void act(() => draftsApi.approve(draft), say.drafts.approved)}
              >
                {say.drafts.approve}
              </Button>
            )}
            {draft.trains ? (
              <StudioLink
                className="ds-button"
                data-variant="primary"
                data-testid="train-draft"
                href={`/studio/trening?utkast=${encodeURIComponent(draft.id)}`}
              >
                {say.drafts.train}
              </StudioLink>
            ) : (
              !waits && (
                <Button
                  data-testid="publish-draft"
                  aria-disabled={action.busy}
                  onClick={() => setAsking('publish')}
                >
                  {say.drafts.publish}
                </Button>
              )
            )}
          </div>
        </section>
      )}
      <section className="files" aria-labelledby="files-heading">
        <h2 id="files-heading">{say.drafts.filesHeading}</h2>
        {draft.files.length === 0 ? (
          <p>{say.drafts.noFiles}</p>
        ) : (
          <>
            <Changes draft={draft} />
            <Files draft={draft} />
          </>
        )}
      </section>
      {open && (
        <p className="page__danger">
          <Button variant="tertiary" data-color="danger" data-size="sm" onClick={() => setAsking('abandon')}>
            {say.drafts.abandon}
          </Button>
        </p>
      )}
      <ConfirmDialog
        open={asking === 'publish'}
        title={say.drafts.publishTitle}
        text={say.drafts.publishText}
        confirm={say.drafts.publish}
        cancel={say.cancel}
        onConfirm={() => void act(() => draftsApi.publish(draft.id), say.drafts.published)}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === 'abandon'}
        title={say.drafts.abandonTitle}
        text={say.drafts.abandonText}
        confirm={say.drafts.abandon}
        cancel={say.cancel}
        danger
        onConfirm={() =>
          void act(() => draftsApi.abandon(draft.id), say.drafts.abandoned).then((done) => {
            if (done) go('/studio/utkast');
          })
        }
        onClose={() => setAsking(null)}
      />
      {asking === 'details' && (
        <DraftDetailsDialog
          draft={draft}
          onSaved={() => {
            setAsking(null);
            drafts.refresh();
            onChanged();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  );
}

/** The changed files, line by line. */
function Files({ draft }: { draft: ChangeSetView }) {
  return (
    <details className="as-files">
      <summary>{say.changes.asFiles}</summary>
      <p className="files__top">
        <a href={draftsApi.patchUrl(draft.id)} download={`${draft.id}.patch`}>
          {say.drafts.patch}
        </a>
      </p>
      {draft.files.map((file) => (
        <FileDiff key={file.path} file={file} open={draft.files.length <= FEW_FILES || file.conflict} />
      ))}
    </details>
  );
}
