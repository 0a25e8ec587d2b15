import type { ReactNode } from 'react';
import { locales } from '../texts';
import { useSite } from '../site/SiteContext';
import { fill } from './fill';
import { useGuidance } from './GuidanceContext';
import { Hexagon } from './Hexagon';
import { Ideas } from './Ideas';
import { ProfileWords } from './ProfileWords';
import { ScoreTable } from './ScoreTable';
import { Suggestions } from './Suggestions';
import type { Result } from './wire';

/** What answers come to. `children` are what the reader may do with it. */
export function ResultBody({ result, children }: { result: Result; children: ReactNode }) {
  const { say } = useGuidance();
  const { lang } = useSite();
  const until = result.expires_at === null ? null : new Date(result.expires_at);
  return (
    <>
      <div className="profile">
        <ProfileWords result={result} />
        <Hexagon result={result} />
        <div className="profile__facts">
          {result.words !== null && (
            <>
              <h3 className="profile__own">{say.own_words}</h3>
              <blockquote className="words__quote">{result.words}</blockquote>
            </>
          )}
          <ScoreTable result={result} />
        </div>
      </div>
      <Suggestions result={result} />
      <Ideas result={result} />
      {children}
      <footer className="result__foot">
        {until !== null && (
          <p>
            {fill(say.saved_until, {
              date: until.toLocaleDateString(locales[lang], {
                day: 'numeric',
                month: 'long',
                year: 'numeric',
              }),
            })}
            .
          </p>
        )}
        <p>{result.attribution}</p>
      </footer>
    </>
  );
}
