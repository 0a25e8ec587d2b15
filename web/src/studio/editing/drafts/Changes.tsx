import { Alert, Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { MarkedWords } from '../../parts/MarkedWords';
import { readExample } from '../../parts/markedText';
import { readable } from '../../parts/temas';
import { StudioLink } from '../../shell/StudioLink';
import { useLoaded } from '../../shell/useLoaded';
import { draftsApi } from '../../shell/draftsApi';
import { Waiting } from '../../shell/Waiting';
import type { ChangeSetChanges, ChangeSetView, FileChanges, IntentChange } from '../../wire';
import { intentHeading, recordHeading } from './changeWords';
import { Difference } from './Difference';
import { FieldChanges } from './FieldChanges';
import { placeOf } from './fileNames';
import { TextChanges } from './TextChanges';
import { useShownValues, type Shown } from './useShownValues';

/** What a draft changes in the words of those who edit: tema by tema, record by record. */
export function Changes({ draft }: { draft: ChangeSetView }) {
  const changes = useLoaded(`changes ${draft.id} ${draft.etag} ${draft.state}`, () =>
    draftsApi.changes(draft.id),
  );
  if (changes.value === null) return <Waiting of={changes} />;
  return <ChangeList draft={draft} changes={changes.value} />;
}

function ChangeList({ draft, changes }: { draft: ChangeSetView; changes: ChangeSetChanges }) {
  const shown = useShownValues(draft, changes);
  const others = changes.files.filter((file) => file.kind === 'other' && file.broken === null);
  const parts = (path: string) => partsOf(changes, path, shown);
  return (
    <div className="changes">
      {changes.put_aside.length > 0 && (
        <Alert data-color="warning">{say.changes.putAside(changes.put_aside.flatMap(parts))}</Alert>
      )}
      {changes.files.map((file) => (
        <FileParts key={file.path} file={file} shown={shown} isOpen={draft.state === 'draft'} />
      ))}
      {others.length > 0 && <p>{say.changes.other(namesOf(others.map((file) => file.path)))}</p>}
    </div>
  );
}

const namesOf = (paths: readonly string[]) => [...new Set(paths.map((path) => placeOf(path).name))];

/** What is in a file, by the names that people know. */
function partsOf({ files }: ChangeSetChanges, path: string, shown: Shown): string[] {
  const changed = files.find((file) => file.path === path)?.changes ?? [];
  const names = changed.map((part) => `«${part.type === 'intent' ? shown.tema(part.id) : part.title}»`);
  return names.length > 0 ? names : namesOf([path]);
}

function FileParts({ file, shown, isOpen }: { file: FileChanges; shown: Shown; isOpen: boolean }) {
  const { kind, broken, path } = file;
  const { name } = placeOf(path);
  if (broken !== null) {
    const told = broken.side === 'after' ? say.changes.broken : say.changes.brokenBefore;
    return <Alert data-color="danger">{told(name, broken.line, broken.message)}</Alert>;
  }
  if (kind === 'other') return null;
  if (file.changes.length === 0) return <p>{say.changes.layoutOnly(name)}</p>;
  return file.changes.map((change) => {
    const there = isOpen && change.what !== 'removed';
    const id = encodeURIComponent(change.id);
    if (change.type === 'intent') {
      return (
        <Part
          key={change.id}
          heading={intentHeading(change, shown.tema(change.id))}
          href={there ? `/studio/tema/${id}` : null}
          conflict={change.conflict}
        >
          <Examples of={change} />
        </Part>
      );
    }
    return kind === 'examples' ? null : (
      <Part
        key={change.id}
        heading={recordHeading(kind, change)}
        href={there ? `/studio/innhold/${kind}/${id}` : null}
        conflict={change.conflict}
      >
        <FieldChanges record={change} shown={shown} />
      </Part>
    );
  });
}

interface PartProps {
  heading: string;
  /** The page where it is edited. */
  href: string | null;
  conflict: boolean;
  children: ReactNode;
}

function Part({ heading, href, conflict, children }: PartProps) {
  return (
    <article className="change">
      <h3>{href === null ? heading : <StudioLink href={href}>{heading}</StudioLink>}</h3>
      {conflict && (
        <p>
          <Tag data-size="sm" data-color="danger">
            {say.drafts.conflict}
          </Tag>{' '}
          {say.drafts.conflictHelp}
        </p>
      )}
      {children}
    </article>
  );
}

function Examples({ of: { examples } }: { of: IntentChange }) {
  return (
    <TextChanges
      texts={examples}
      show={(text) => <MarkedWords of={readExample(text)} name={readable} />}
      showChanged={(before, after) => {
        const [old, now] = [readExample(before).text, readExample(after).text];
        return old === now ? (
          <>
            <MarkedWords of={readExample(after)} name={readable} />
            <p className="field-help">{say.changes.marking}</p>
          </>
        ) : (
          <Difference before={old} after={now} />
        );
      }}
    />
  );
}
