import { Tag } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { ResultView, SuggestedOccupation } from '../protocol/types';
import { consoleTexts } from '../texts/console';
import { consoleApi } from './consoleApi';

const say = consoleTexts.reflection;
const LETTERS = ['R', 'I', 'A', 'S', 'E', 'C'] as const;
const LOW = 2.5;
const HIGH = 3.5;

interface Props {
  conversationId: string;
  /** Changes with every message: consent may have been given or taken back. */
  version: number;
}

/** What the person's interest reflection came to, when they let the counsellor see it; nothing otherwise. */
export function ReflectionPanel({ conversationId, version }: Props) {
  const [result, setResult] = useState<ResultView | null>(null);
  useEffect(() => {
    let current = true;
    consoleApi
      .reflection(conversationId)
      .then((found) => {
        if (current) setResult(found.result);
      })
      .catch(() => {
        if (current) setResult(null);
      });
    return () => {
      current = false;
    };
  }, [conversationId, version]);
  if (result === null) return null;
  return (
    <details className="reflection" data-testid="reflection">
      <summary>{say.heading}</summary>
      <p>{result.in_words.join(' ')}</p>
      {result.words !== null && (
        <p>
          {say.ownWords} <q>{result.words}</q>
        </p>
      )}
      <dl className="reflection__scores">
        {LETTERS.map((letter) => (
          <div key={letter}>
            <dt>{say.types[letter]}</dt>
            <dd>{degree(result.scores[letter] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <h3>{say.occupations}</h3>
      <ol className="reflection__occupations">
        {result.occupations.map((occupation) => (
          <Suggestion key={occupation.id} occupation={occupation} />
        ))}
      </ol>
      <p className="reflection__note">{result.attribution}</p>
    </details>
  );
}

function Suggestion({ occupation }: { occupation: SuggestedOccupation }) {
  return (
    <li>
      <a href={occupation.url} target="_blank" rel="noopener">
        {occupation.title}
      </a>{' '}
      {occupation.surprise && <Tag data-size="sm">{say.surprise}</Tag>}
      <p>
        {say.speaksFor} {occupation.for.map((reason) => reason.text).join(' · ')}
      </p>
      {occupation.against.length > 0 && (
        <p>
          {say.speaksAgainst} {occupation.against.map((reason) => reason.text).join(' · ')}
        </p>
      )}
    </li>
  );
}

function degree(score: number): string {
  return score < LOW ? say.little : score > HIGH ? say.much : say.middling;
}
