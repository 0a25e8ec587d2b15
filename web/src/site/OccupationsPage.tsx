import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { LoadFailed } from './LoadFailed';
import { OccupationCards } from './OccupationCards';
import { readOccupations, searchOccupations } from './occupation';
import { OccupationSearch } from './OccupationSearch';
import { PageLink } from './PageLink';
import { useSite } from './SiteContext';
import { useLoaded } from './useLoaded';
import { useTitle } from './useTitle';

/** All occupations, or those that fit a search. */
export function OccupationsPage({ query }: { query: string }) {
  const { lang, texts } = useSite();
  const say = texts.site;
  useTitle(query === '' ? say.occupationsHeading : `${query} – ${say.occupationsHeading}`);
  const [found, retry] = useLoaded(`${lang}/${query}`, () =>
    query === '' ? readOccupations(lang) : searchOccupations(query, lang),
  );
  const count = found.value?.length ?? 0;
  return (
    <div className="wrap section">
      <Heading level={1} data-size="lg">
        {say.occupationsHeading}
      </Heading>
      <Paragraph className="section__lead">{say.occupationsLead}</Paragraph>
      <OccupationSearch key={query} query={query} />
      <div role="status" className="search-status">
        {found.state === 'loading' && <p>{texts.common.loading}</p>}
        {found.state === 'ready' && (
          <h2 className="search-status__count">
            {query === ''
              ? say.occupationsCount(count)
              : count > 0
                ? say.results(count, query)
                : say.noResults(query)}
          </h2>
        )}
      </div>
      {(found.state === 'failed' || found.state === 'missing') && <LoadFailed onRetry={retry} />}
      {found.state === 'ready' && <OccupationCards occupations={found.value} />}
      {query !== '' && (
        <p className="section__more">
          <PageLink href="/yrker">{say.allOccupations}</PageLink>
        </p>
      )}
    </div>
  );
}
