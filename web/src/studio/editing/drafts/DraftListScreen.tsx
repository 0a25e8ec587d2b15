import { Button, Tag } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { draftsApi } from '../../shell/draftsApi';
import { NewDraftDialog } from '../../shell/NewDraftDialog';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import type { ChangeSetView } from '../../wire';
import { whenWords } from './when';

/** Every draft, the open ones first. */
export function DraftListScreen() {
  const { drafts } = useStudio();
  const [making, setMaking] = useState(false);
  const all = useLoaded('drafts', draftsApi.list);
  // Drafts that were made since the list was fetched are known to the shell.
  const open = drafts.open ?? [];
  const closed = (all.value?.change_sets ?? []).filter((draft) => draft.state !== 'draft');
  return (
    <Page
      title={say.drafts.heading}
      lead={<p>{say.drafts.lead}</p>}
      actions={
        <Button onClick={() => setMaking(true)}>
          <PlusIcon aria-hidden />
          {say.drafts.make}
        </Button>
      }
    >
      {all.value === null ? (
        <Waiting of={all} />
      ) : (
        <>
          <section className="draft-list" aria-labelledby="open-drafts">
            <h2 id="open-drafts">{say.drafts.openOnes}</h2>
            {open.length === 0 && <p>{closed.length === 0 ? say.drafts.empty : say.drafts.noneOpen}</p>}
            <ul>
              {open.map((draft) => (
                <DraftCard key={draft.id} draft={draft} inUse={draft.id === drafts.currentId} />
              ))}
            </ul>
          </section>
          {closed.length > 0 && (
            <section className="draft-list" aria-labelledby="closed-drafts">
              <h2 id="closed-drafts">{say.drafts.closedOnes}</h2>
              <ul>
                {closed.map((draft) => (
                  <DraftCard key={draft.id} draft={draft} inUse={false} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <NewDraftDialog open={making} onClose={() => setMaking(false)} />
    </Page>
  );
}

function DraftCard({ draft, inUse }: { draft: ChangeSetView; inUse: boolean }) {
  return (
    <li className={inUse ? 'draft-card draft-card--current' : 'draft-card'}>
      <h3>
        <StudioLink href={`/studio/utkast/${draft.id}`}>{draft.title}</StudioLink>
      </h3>
      {draft.reason !== '' && <p>{draft.reason}</p>}
      <p className="draft-card__facts">{say.drafts.by(draft.author_name, whenWords(draft.updated_at))}</p>
      <p className="chips">
        <Tag data-size="sm" data-color={draft.state === 'published' ? 'success' : 'neutral'}>
          {say.drafts.states[draft.state]}
        </Tag>
        {draft.state === 'draft' && (
          <>
            <span className="chip">{say.drafts.files(draft.files.length)}</span>
            {inUse && (
              <Tag data-size="sm" data-color="accent">
                {say.drafts.inUse}
              </Tag>
            )}
            {draft.needs_approval && draft.approved_by === null && (
              <Tag data-size="sm" data-color="warning">
                {say.drafts.needsApproval}
              </Tag>
            )}
            {draft.files.some((file) => file.conflict) && (
              <Tag data-size="sm" data-color="danger">
                {say.drafts.conflict}
              </Tag>
            )}
          </>
        )}
      </p>
    </li>
  );
}
