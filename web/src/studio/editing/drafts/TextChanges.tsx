import { Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import type { TextsChange } from '../../wire';

interface Props {
  texts: TextsChange;
  show: (text: string) => ReactNode;
  showChanged: (before: string, after: string) => ReactNode;
}

const FEW = 12;
const COLOURS = { added: 'success', changed: 'accent', removed: 'danger' } as const;

/** Texts that came, went or were reworded, each with a word that says so; many are folded after the first. */
export function TextChanges({ texts, show, showChanged }: Props) {
  const lines = [
    ...texts.added.map((text) => ({ what: 'added' as const, shown: show(text) })),
    ...texts.changed.map(({ before, after }) => ({
      what: 'changed' as const,
      shown: showChanged(before, after),
    })),
    ...texts.removed.map((text) => ({ what: 'removed' as const, shown: show(text) })),
  ];
  const list = (from: number, to: number) => (
    <ul className="text-changes">
      {lines.slice(from, to).map(({ what, shown }, index) => (
        <li key={index}>
          <Tag data-size="sm" data-color={COLOURS[what]}>
            {say.changes[what]}
          </Tag>
          <div className="text-changes__text">{shown}</div>
        </li>
      ))}
    </ul>
  );
  if (lines.length <= FEW + 1) return list(0, lines.length);
  return (
    <>
      {list(0, FEW)}
      <details>
        <summary>{say.changes.more(lines.length - FEW)}</summary>
        {list(FEW, lines.length)}
      </details>
    </>
  );
}
