import { Button, Heading } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { readExample } from '../../parts/markedText';
import { Failure } from '../../shell/Failure';
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="merge" aria-labelledby="merge-heading" data-testid="merge">
      <Heading ref={heading} level={2} id="merge-heading" data-size="xs" tabIndex={-1}>
        {say.merging.title}
      </Heading>
      <p>{say.merging.leadExamples}</p>
      <p className="merge__same">{say.merging.same(same)}.</p>
      <ul className="merge__list">
        {conflicts.map((conflict, index) => (
          <li key={`${conflict.mine ?? ''} ${conflict.theirs ?? ''}`}>
            <Conflict
              conflict={conflict}
              side={chosen[index] ?? 'mine'}
              onSide={(side) => setChosen(chosen.map((one, place) => (place === index ? side : one)))}
            />
          </li>
        ))}
      </ul>
      <Failure text={failure} />
      <div className="form__actions">
        <Button
          data-testid="merge-save"
          aria-disabled={busy}
          onClick={() => onSave(mergedEdit(conflicts, chosen))}
        >
          {say.merging.save}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {say.merging.cancel}
        </Button>
      </div>
    </section>
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
