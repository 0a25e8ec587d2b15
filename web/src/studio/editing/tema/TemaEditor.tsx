import { Button, Tag } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { FEW_EXAMPLES, readable, shownLabel } from '../../parts/temas';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { useUnsaved } from '../../shell/useUnsaved';
import { studioApi } from '../../studioApi';
import type { IntentSummary, IntentView } from '../../wire';
import { DiscardChanges } from '../DiscardChanges';
import { staleFrom } from '../stale';
import { AddExamples } from './AddExamples';
import { editOf, editSize, rowsOf, withLines, withRow, type ExampleEdit } from './exampleEdits';
import { ExampleList } from './ExampleList';
import { ExampleMerge } from './ExampleMerge';

interface Props {
  loaded: IntentView;
  temas: readonly IntentSummary[] | null;
}

/** The examples of a tema: add, change, remove, and save them all at once. */
export function TemaEditor({ loaded, temas }: Props) {
  const { drafts, announce } = useStudio();
  const action = useAction();
  const [base, setBase] = useState(loaded);
  const [seen, setSeen] = useState(loaded);
  const [rows, setRows] = useState(() => rowsOf(loaded.examples));
  const [stale, setStale] = useState<IntentView | null>(null);
  const summary = temas?.find((one) => one.name === base.name) ?? null;
  const edit = editOf(rows);
  const size = editSize(edit);
  useUnsaved(size > 0);

  const begin = (tema: IntentView) => {
    setBase(tema);
    setRows(rowsOf(tema.examples));
    setStale(null);
  };
  // Another draft, or a newer version: shown at once, unless that would lose what is being written.
  if (loaded !== seen) {
    setSeen(loaded);
    if (size === 0) begin(loaded);
  }

  const save = async (what: ExampleEdit, etag: string) => {
    if (action.busy) return;
    const saved = await action.run(
      async () => {
        const change_set_id = await drafts.ensure();
        return studioApi.saveTema(base.name, { change_set_id, ...what }, etag);
      },
      (error) => {
        const found = staleFrom(error);
        if (found === null) return false;
        setStale({ ...base, ...(found.current as Partial<IntentView>), etag: found.current_etag });
        announce(say.merging.title);
        return true;
      },
    );
    if (saved === null) return;
    begin(saved);
    announce(say.tema.saved(what.add.length, what.remove.length, what.change.length));
    drafts.refresh();
  };

  const title = base.label === null ? readable(base.name) : shownLabel(base.label);
  return (
    <Page
      title={title}
      back={
        <StudioLink href="/studio/tema" className="back-link">
          <ArrowLeftIcon aria-hidden />
          {say.tema.back}
        </StudioLink>
      }
      lead={
        <p className="facts">
          <span>
            {say.tema.technical}: <code>{base.name}</code>
          </span>
          <span>{base.file}</span>
          {summary !== null && (
            <span>
              {say.tema.heldOut}: {summary.held_out}
            </span>
          )}
          {base.label !== null && (
            <StudioLink href={`/studio/innhold/labels/${encodeURIComponent(base.name)}`}>
              {say.tema.rename}
            </StudioLink>
          )}
          {base.examples.length < FEW_EXAMPLES && (
            <Tag data-size="sm" data-color="warning">
              {say.tema.fewHelp(FEW_EXAMPLES)}
            </Tag>
          )}
        </p>
      }
    >
      {stale !== null ? (
        <ExampleMerge
          rows={rows}
          theirs={stale.examples}
          busy={action.busy}
          failure={action.failure}
          onSave={(merged) => {
            // Theirs everywhere leaves nothing to save.
            if (editSize(merged) === 0) begin(stale);
            else void save(merged, stale.etag);
          }}
          onCancel={() => setStale(null)}
        />
      ) : (
        <>
          <AddExamples
            tema={base.name}
            temas={temas}
            onAdd={(text) => {
              const added = withLines(rows, text);
              setRows(added.rows);
              return added.duplicates;
            }}
          />
          <ExampleList
            rows={rows}
            tema={base.name}
            temas={temas}
            onRow={(key, after) => setRows(withRow(rows, key, after))}
          />
          <div className="save-bar">
            <Failure text={action.failure} />
            <p role="status">{size === 0 ? '' : say.tema.unsavedCount(size)}</p>
            <Button
              data-testid="save-tema"
              aria-disabled={size === 0 || action.busy}
              onClick={() => {
                if (size > 0) void save(edit, base.etag);
              }}
            >
              {action.busy ? say.saving : say.tema.save}
            </Button>
            <DiscardChanges unsaved={size > 0} onDiscard={() => setRows(rowsOf(base.examples))} />
          </div>
        </>
      )}
    </Page>
  );
}
