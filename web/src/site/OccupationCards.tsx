import type { OccupationSummary } from './occupation';
import { PageLink } from './PageLink';
import { occupationPath } from './routes';

/** Occupations to choose from. */
export function OccupationCards({ occupations }: { occupations: readonly OccupationSummary[] }) {
  return (
    <ul className="tiles tiles--occupations">
      {occupations.map((occupation) => (
        <li key={occupation.id} className="tile">
          <h3 className="tile__title">
            <PageLink href={occupationPath(occupation.id)} className="tile__link">
              {occupation.title}
            </PageLink>
          </h3>
          <p>{occupation.summary}</p>
        </li>
      ))}
    </ul>
  );
}
