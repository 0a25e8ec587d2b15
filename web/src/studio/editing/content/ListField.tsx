import { Button } from '@digdir/designsystemet-react';
import { ArrowUpIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../../texts/studio';
import { ObjectFields } from './Fields';
import { fieldName, itemName } from './fieldNames';
import { useForm } from './FormContext';
import { errorAt, getAt, pathText, type Path } from './paths';
import { emptyValue, type JsonSchema } from './schema';

/** A list of things that have fields of their own: buttons, links, days. */
export function ListField({ path, item }: { path: Path; item: JsonSchema }) {
  const { root, record, errors, set } = useForm();
  const value = getAt(record, path);
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  const field = String(path.at(-1));
  const what = itemName(field);
  const error = errorAt(errors, path);
  return (
    <fieldset className="group-field">
      <legend>{fieldName(field)}</legend>
      {error !== null && <p className="field-error">{error}</p>}
      {rows.map((_, index) => (
        <div
          key={index}
          className="list-item"
          role="group"
          aria-label={say.content.item(what, index + 1)}
          data-field={pathText([...path, index])}
        >
          <div className="list-item__fields">
            <ObjectFields path={[...path, index]} schema={item} />
          </div>
          <div className="list-item__tools">
            {index > 0 && (
              <button
                type="button"
                className="small-button"
                aria-label={say.content.moveUp(what, index + 1)}
                onClick={() => {
                  const moved = [...rows];
                  moved.splice(index - 1, 2, rows[index], rows[index - 1]);
                  set(path, moved);
                }}
              >
                <ArrowUpIcon aria-hidden />
              </button>
            )}
            <button
              type="button"
              className="small-button"
              aria-label={say.content.removeItem(what, index + 1)}
              onClick={() =>
                set(
                  path,
                  rows.filter((__, place) => place !== index),
                )
              }
            >
              <TrashIcon aria-hidden />
            </button>
          </div>
        </div>
      ))}
      <Button
        type="button"
        variant="tertiary"
        data-size="sm"
        onClick={() => set(path, [...rows, emptyValue(item, root)])}
      >
        <PlusIcon aria-hidden />
        {say.content.addItem(what.toLowerCase())}
      </Button>
    </fieldset>
  );
}
