import { Tag } from '@digdir/designsystemet-react';
import { studioTexts as say } from '../../../texts/studio';
import type { ChangedFile } from '../../wire';
import { diffLines } from './diff';
import { StudioLink } from '../../shell/StudioLink';
import { placeOf } from './fileNames';

/** A changed file: what was added and what was removed, told by signs and words as well as by colour. */
export function FileDiff({ file, open }: { file: ChangedFile; open: boolean }) {
  const { name, href } = placeOf(file.path);
  return (
    <details className="file" open={open}>
      <summary>
        <strong>{name}</strong> <span className="table__file">{file.path}</span>{' '}
        <span className="file__count">{say.drafts.change(file.added, file.removed)}</span>
        {file.conflict && (
          <Tag data-size="sm" data-color="danger">
            {say.drafts.conflict}
          </Tag>
        )}
      </summary>
      {file.conflict && <p className="file__help">{say.drafts.conflictHelp}</p>}
      {href !== null && (
        <p className="file__help">
          <StudioLink href={href}>{say.drafts.open}</StudioLink>
        </p>
      )}
      <ol className="diff">
        {diffLines(file.diff).map((line, index) =>
          line.kind === 'gap' ? (
            <li key={index} className="diff__line diff__line--gap" aria-hidden>
              ⋯
            </li>
          ) : (
            <li key={index} className={`diff__line diff__line--${line.kind}`}>
              <span className="diff__sign" aria-hidden>
                {line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ''}
              </span>
              {line.kind !== 'same' && (
                <span className="sr-only">
                  {line.kind === 'added' ? say.drafts.added : say.drafts.removed}:{' '}
                </span>
              )}
              {line.kind === 'added' ? (
                <ins>{line.text}</ins>
              ) : line.kind === 'removed' ? (
                <del>{line.text}</del>
              ) : (
                <span>{line.text}</span>
              )}
            </li>
          ),
        )}
      </ol>
    </details>
  );
}
