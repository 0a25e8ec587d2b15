import { studioTexts as say } from '../../../texts/studio';
import type { FieldChange, RecordChange } from '../../wire';
import { Difference } from './Difference';
import { fieldTitle, lastName } from './changeWords';
import { TextChanges } from './TextChanges';
import type { Shown } from './useShownValues';

interface Props {
  record: RecordChange;
  shown: Shown;
}

/** What became of a record's fields; all that a new or a deleted record holds is folded. */
export function FieldChanges({ record, shown }: Props) {
  const { fields, what } = record;
  const [only] = fields;
  if (what !== 'changed') {
    return (
      <details>
        <summary>{what === 'added' ? say.changes.showAdded : say.changes.showDeleted}</summary>
        <NamedFields fields={fields} shown={shown} isWhole />
      </details>
    );
  }
  return fields.length === 1 && only !== undefined ? (
    <FieldBody field={only} shown={shown} isWhole={false} />
  ) : (
    <NamedFields fields={fields} shown={shown} isWhole={false} />
  );
}

interface FieldsProps {
  fields: readonly FieldChange[];
  shown: Shown;
  /** Whether the record as a whole came or went, so that each field needn't say so. */
  isWhole: boolean;
}

function NamedFields({ fields, ...rest }: FieldsProps) {
  return fields.map((field, index) => (
    <div key={index} className="field-change">
      <h4>{fieldTitle(field)}</h4>
      <FieldBody field={field} {...rest} />
    </div>
  ));
}

function FieldBody({ field, shown, isWhole }: { field: FieldChange; shown: Shown; isWhole: boolean }) {
  const { before, after, items, lang } = field;
  const language = lang === null ? {} : { lang };
  const name = lastName(field);
  const worded = (value: string) => shown.value(name, value);
  const plain = (value: string) => (
    <span className="change__value" {...language}>
      {worded(value)}
    </span>
  );
  if (field.reordered) return <p>{say.changes.reordered}</p>;
  if (items !== null) {
    return isWhole ? (
      <ul className="plain-values">
        {[...items.added, ...items.removed].map((item, index) => (
          <li key={index}>{plain(item)}</li>
        ))}
      </ul>
    ) : (
      <TextChanges
        texts={items}
        show={plain}
        showChanged={(one, other) => <Difference before={worded(one)} after={worded(other)} lang={lang} />}
      />
    );
  }
  if (before !== null && after !== null)
    return <Difference before={worded(before)} after={worded(after)} lang={lang} />;
  return (
    <p>
      {!isWhole && <strong>{before === null ? say.changes.filledIn : say.changes.takenOut}: </strong>}
      {plain(after ?? before ?? '')}
    </p>
  );
}
