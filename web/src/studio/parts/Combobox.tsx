import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { findOptions, movedIndex, type Option } from './options';

interface Props {
  label: string;
  description?: string;
  error?: string | null;
  options: readonly Option[];
  onChoose: (option: Option) => void;
  /** What to say when the search finds nothing. */
  nothing: string;
  /** Keep the list open, as in a dialog that is there for choosing. */
  alwaysOpen?: boolean;
  /** Something about the option that the arrows are at. */
  detail?: (option: Option) => ReactNode;
  testId?: string;
  initialSearch?: string;
}

const MOST = 60;

/** A field to search in and a list to choose from, by the combobox pattern of ARIA 1.2. */
export function Combobox({
  label,
  description,
  error = null,
  options,
  onChoose,
  nothing,
  alwaysOpen = false,
  detail,
  testId,
  initialSearch = '',
}: Props) {
  const id = useId();
  const [search, setSearch] = useState(initialSearch);
  const [typing, setTyping] = useState(false);
  const [index, setIndex] = useState(alwaysOpen ? 0 : -1);
  const list = useRef<HTMLDivElement>(null);
  const shown = findOptions(options, search).slice(0, MOST);
  const open = alwaysOpen || typing;
  const active = open ? shown[Math.min(index, shown.length - 1)] : undefined;
  const place = active === undefined ? -1 : shown.indexOf(active);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [place, search]);

  const choose = (option: Option) => {
    setTyping(false);
    setSearch('');
    setIndex(alwaysOpen ? 0 : -1);
    onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== undefined) choose(active);
      return;
    }
    if (event.key === 'Escape' && typing && !alwaysOpen) {
      event.preventDefault();
      event.stopPropagation();
      setTyping(false);
      return;
    }
    const moved = movedIndex(event.key, place, shown.length);
    if (moved === null) return;
    event.preventDefault();
    setTyping(true);
    setIndex(moved);
  };
  const described = [description === undefined ? '' : `${id}-help`, error === null ? '' : `${id}-error`]
    .filter((one) => one !== '')
    .join(' ');
  return (
    <div className={alwaysOpen ? 'combobox combobox--open' : 'combobox'}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {description !== undefined && (
        <p id={`${id}-help`} className="field-help">
          {description}
        </p>
      )}
      <input
        id={id}
        className="ds-input"
        type="text"
        role="combobox"
        autoComplete="off"
        data-testid={testId}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}-${place}`}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={error === null ? undefined : true}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setTyping(true);
          setIndex(0);
        }}
        onClick={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="combobox__list"
        hidden={!open}
      >
        {shown.map((option, at) => (
          <div
            key={option.id}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === place}
            className="combobox__option"
            // Before the field loses the focus, which would close the list under the pointer.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            <span className="combobox__label">{option.label}</span>
            {option.group !== undefined && <span className="combobox__group">{option.group}</span>}
            {option.hint !== undefined && <span className="combobox__hint">{option.hint}</span>}
          </div>
        ))}
      </div>
      {open && shown.length === 0 && (
        <p className="field-help" role="status">
          {nothing}
        </p>
      )}
      {detail !== undefined && active !== undefined && (
        <div className="combobox__detail">{detail(active)}</div>
      )}
      {error !== null && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
