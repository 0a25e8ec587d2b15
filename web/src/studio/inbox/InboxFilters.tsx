import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import type { InboxFilter } from '../studioApi';
import { LANGS, type Reason } from '../wire';

interface Props {
  filter: InboxFilter;
  onFilter: (filter: InboxFilter) => void;
}

const REASONS = Object.entries(say.inbox.reasons) as [Reason, string][];

/** Which utterances are shown. */
export function InboxFilters({ filter, onFilter }: Props) {
  const [search, setSearch] = useState(filter.q);
  return (
    <search className="filters">
      <form
        className="filters__form"
        onSubmit={(event) => {
          event.preventDefault();
          onFilter({ ...filter, q: search.trim() });
        }}
      >
        <label>
          <span>{say.inbox.filterReason}</span>
          <select
            className="ds-input"
            value={filter.reason}
            onChange={(event) => onFilter({ ...filter, reason: event.target.value })}
          >
            <option value="">{say.inbox.everything}</option>
            {REASONS.map(([reason, text]) => (
              <option key={reason} value={reason}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say.inbox.filterLang}</span>
          <select
            className="ds-input"
            value={filter.lang}
            onChange={(event) => onFilter({ ...filter, lang: event.target.value })}
          >
            <option value="">{say.inbox.everything}</option>
            {LANGS.map((lang) => (
              <option key={lang} value={lang}>
                {say.languages[lang]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say.inbox.filterText}</span>
          <input
            className="ds-input"
            type="search"
            enterKeyHint="search"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              if (event.target.value === '') onFilter({ ...filter, q: '' });
            }}
          />
        </label>
        {/* Enter in the field does the same; a focus nobody can see would be lost here. */}
        <button type="submit" className="sr-only" tabIndex={-1}>
          {say.content.search}
        </button>
      </form>
    </search>
  );
}
