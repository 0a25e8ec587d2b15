import type { ReactNode } from 'react';

interface Props {
  legend: string;
  hideLegend?: boolean;
  /** Pairs of a key and what it is called. */
  names: readonly (readonly string[])[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  children?: ReactNode;
}

/** Things to tick, any number of them; the whole row is the target. */
export function Ticks({ legend, hideLegend = false, names, chosen, onChange, children }: Props) {
  return (
    <fieldset className="ticks">
      <legend className={hideLegend ? 'sr-only' : ''}>{legend}</legend>
      <div className="ticks__rows">
        {names.map(([key = '', name]) => (
          <label key={key} className="tick">
            <input
              type="checkbox"
              className="ds-input"
              name={key}
              checked={chosen.includes(key)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
