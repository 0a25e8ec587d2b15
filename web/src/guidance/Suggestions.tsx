import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { rememberOpened, takeLastOpened } from './lastOpened';
import { SuggestionCard } from './SuggestionCard';
import type { Result } from './wire';

const AT_FIRST = 4;

/** Occupations to look at: some at first, the others when asked for; on paper all of them. */
export function Suggestions({ result }: { result: Result }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const list = useRef<HTMLUListElement>(null);
  const { occupations, flat } = result;
  const [cameBackTo] = useState(takeLastOpened);
  const [all, setAll] = useState(() => occupations.findIndex((one) => one.id === cameBackTo) >= AT_FIRST);
  const more = occupations.length - AT_FIRST;
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('.suggestion__title a') ?? [])];
  useEffect(() => {
    const link = links().find((one) => one.dataset.occupation === cameBackTo);
    link?.focus();
    // What is opened from here is where one comes back to.
    const element = list.current;
    const onClick = (event: MouseEvent) => {
      const id = (event.target as HTMLElement).dataset.occupation;
      if (id !== undefined) rememberOpened(id);
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [cameBackTo]);
  const showAll = () => {
    setAll(true);
    requestAnimationFrame(() => links()[AT_FIRST]?.focus());
  };
  return (
    <section aria-labelledby="suggestions" className="result__section">
      <h2 id="suggestions">{flat ? say.occupations_flat_title : say.occupations_title}</h2>
      <ul ref={list} className={`suggestions ${all ? '' : 'suggestions--some'}`}>
        {occupations.map((one) => (
          <SuggestionCard key={one.id} suggestion={one} flat={flat} />
        ))}
      </ul>
      {!all && more > 0 && (
        <Button variant="secondary" onClick={showAll} className="suggestions__more">
          {texts.guidance.moreOccupations(more)}
        </Button>
      )}
    </section>
  );
}
