import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { searchPath } from './routes';
import { useSite } from './SiteContext';

/** Look for an occupation by its name, or by what one likes. */
export function OccupationSearch({ query = '' }: { query?: string }) {
  const { texts, go } = useSite();
  const id = useId();
  const [text, setText] = useState(query);
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(text.trim() === '' ? '/yrker' : searchPath(text.trim()));
      }}
    >
      <label htmlFor={id}>{texts.site.searchLabel}</label>
      <div className="search__row">
        <input
          id={id}
          className="ds-input"
          type="search"
          name="q"
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">
          <MagnifyingGlassIcon aria-hidden />
          {texts.site.searchButton}
        </Button>
      </div>
    </form>
  );
}
