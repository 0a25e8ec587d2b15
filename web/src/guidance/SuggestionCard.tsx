import { Tag } from '@digdir/designsystemet-react';
import { PageLink } from '../site/PageLink';
import { occupationPath } from '../site/routes';
import { useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { isDisliked, reasonText } from './reasons';
import type { Reason, Suggestion } from './wire';

/** An occupation to look at, with what speaks for it and what may speak against. */
export function SuggestionCard({ suggestion, flat }: { suggestion: Suggestion; flat: boolean }) {
  const { say } = useGuidance();
  return (
    <li className="suggestion">
      <h3 className="suggestion__title">
        <PageLink href={occupationPath(suggestion.id)} data-occupation={suggestion.id}>
          {suggestion.title}
        </PageLink>
      </h3>
      {suggestion.surprise && !flat && (
        <Tag data-color="brand2" data-size="sm">
          {say.surprise}
        </Tag>
      )}
      <p>{suggestion.summary}</p>
      <Reasons title={say.why} reasons={suggestion.for} sign="for" />
      <Reasons title={say.why_not} reasons={suggestion.against} sign="against" />
      {suggestion.siblings.length > 0 && (
        <p className="suggestion__siblings">
          {say.siblings}:{' '}
          {suggestion.siblings.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ', '}
              <PageLink href={occupationPath(one.id)}>{one.title}</PageLink>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

function Reasons({
  title,
  reasons,
  sign,
}: {
  title: string;
  reasons: readonly Reason[];
  sign: 'for' | 'against';
}) {
  const words = useGuidance();
  const { texts } = useSite();
  if (reasons.length === 0) return null;
  return (
    <>
      <h4 className="reasons__title">{title}</h4>
      <ul className={`reasons reasons--${sign}`}>
        {reasons.map((reason) => (
          <li key={`${reason.kind}/${reason.id}`}>
            {reasonText(
              reason,
              words,
              isDisliked(reason) === (sign === 'for') ? texts.guidance.littleHere : '',
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
