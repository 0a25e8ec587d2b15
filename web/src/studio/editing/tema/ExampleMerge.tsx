import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { readExample } from '../../parts/markedText';
import { MergePanel } from '../MergePanel';
import type { ExampleEdit, ExampleRow } from './exampleEdits';
import {
  conflictsOf,
  mergedEdit,
  sidesOf,
  suggestedSide,
  type ExampleConflict,
  type Side,
} from './mergeExamples';

interface Props {
  rows: readonly ExampleRow[];
  theirs: readonly string[];
  busy: boolean;
  failure: string | null;
  onSave: (edit: ExampleEdit) => void;
  onCancel: () => void;
}

/** Two people saved: choose, example by example, what shall stand. */
export function ExampleMerge({ rows, theirs, busy, failure, onSave, onCancel }: Props) {
  const { conflicts, same } = conflictsOf(rows, theirs);
  const [chosen, setChosen] = useState<readonly Side[]>(() => conflicts.map(suggestedSide));
  return (
    <MergePanel
      lead={say.merging.leadExamples}
      same={say.merging.same(same)}
      busy={busy}
      failure={failure}
      onSave={() => onSave(mergedEdit(conflicts, chosen))}
      onCancel={onCancel}
    >
      {conflicts.map((conflict, index) => (
        <li key={`${conflict.mine ?? ''} ${conflict.theirs ?? ''}`}>
          <Conflict
            conflict={conflict}
            side={chosen[index] ?? 'mine'}
            onSide={(side) => setChosen(chosen.map((one, place) => (place === index ? side : one)))}
          />
        </li>
      ))}
    </MergePanel>
  );
}

interface ConflictProps {
  conflict: ExampleConflict;
  side: Side;
  onSide: (side: Side) => void;
}

function Conflict({ conflict, side, onSide }: ConflictProps) {
  const name = useId();
  const words = (text: string | null) =>
    text === null ? say.merging.notThere : `«${readExample(text).text}»`;
  return (
    <fieldset className="merge__one">
      <legend>{say.merging.kinds[conflict.kind]}</legend>
      {sidesOf(conflict).map((one) => (
        <label key={one} className="choice">
          <input type="radio" name={name} checked={side === one} onChange={() => onSide(one)} />
          <span>
            <strong>{say.merging[one]}</strong>
            {one !== 'both' && `: ${words(conflict[one])}`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
