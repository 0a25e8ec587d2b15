import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import type { RecordData } from '../../wire';
import { MergePanel } from '../MergePanel';
import { fieldName, pathName } from './fieldNames';
import { withChoices, type FieldConflict, type MergedRecord } from './mergeRecords';
import { isRecord } from './paths';

interface Props {
  found: MergedRecord;
  busy: boolean;
  failure: string | null;
  onSave: (merged: RecordData) => void;
  /** Go on editing the merged record. */
  onCancel: (merged: RecordData) => void;
}

type Side = 'mine' | 'theirs';

/** Two people saved: choose, field by field, what shall stand. */
export function RecordMerge({ found, busy, failure, onSave, onCancel }: Props) {
  const [sides, setSides] = useState<readonly Side[]>(() => found.conflicts.map(() => 'mine'));
  const list = found.taken.map(pathName).join(', ');
  return (
    <MergePanel
      lead={found.conflicts.length === 0 ? say.merging.allFine : say.merging.lead}
      same={list === '' ? null : `${say.merging.auto} ${list}`}
      busy={busy}
      failure={failure}
      onSave={() => onSave(withChoices(found, sides))}
      onCancel={() => onCancel(withChoices(found, sides))}
    >
      {found.conflicts.map((conflict, index) => (
        <li key={pathName(conflict.path)}>
          <Conflict
            conflict={conflict}
            side={sides[index] ?? 'mine'}
            onSide={(side) => setSides(sides.map((one, place) => (place === index ? side : one)))}
          />
        </li>
      ))}
    </MergePanel>
  );
}

interface ConflictProps {
  conflict: FieldConflict;
  side: Side;
  onSide: (side: Side) => void;
}

function Conflict({ conflict, side, onSide }: ConflictProps) {
  const name = useId();
  return (
    <fieldset className="merge__one">
      <legend>{pathName(conflict.path)}</legend>
      <p className="field-help">
        {say.merging.before}: <span className="merge__value">{valueText(conflict.before)}</span>
      </p>
      <div className="merge__sides">
        {(['mine', 'theirs'] as const).map((one) => (
          <label key={one} className="choice choice--box">
            <input type="radio" name={name} checked={side === one} onChange={() => onSide(one)} />
            <strong>{say.merging[one]}</strong>
            <span className="merge__value">{valueText(conflict[one])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A field's value as text that a person can compare. */
function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return say.merging.absent;
  if (Array.isArray(value)) return value.map(valueText).join('\n');
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([key, inner]) => `${fieldName(key)}: ${valueText(inner)}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? say.content.yes : say.content.no;
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}
