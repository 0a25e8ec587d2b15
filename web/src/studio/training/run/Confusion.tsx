import { ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { trainingApi } from '../api';

type Which = 'candidate' | 'live';

/** Which temas a model takes for which, as the service draws it. */
export function Confusion({ url, hasLive }: { url: string; hasLive: boolean }) {
  const [which, setWhich] = useState<Which>('candidate');
  const [failed, setFailed] = useState<Which | null>(null);
  const source = trainingApi.confusionUrl(url, which);
  return (
    <section aria-labelledby="confusion-heading">
      <h2 id="confusion-heading">{say.confusion.heading}</h2>
      <p className="section-lead">{say.confusion.lead}</p>
      {hasLive && (
        <ToggleGroup
          data-size="sm"
          aria-label={say.confusion.which}
          className="toggles"
          value={which}
          onChange={(value) => setWhich(value as Which)}
        >
          <ToggleGroup.Item value="candidate">{say.confusion.candidate}</ToggleGroup.Item>
          <ToggleGroup.Item value="live">{say.confusion.live}</ToggleGroup.Item>
        </ToggleGroup>
      )}
      <figure className="confusion">
        {failed === which ? (
          <p>{say.confusion.missing}</p>
        ) : (
          <img src={source} alt={say.confusion.alt[which]} onError={() => setFailed(which)} />
        )}
        <figcaption>
          <a href={source} target="_blank" rel="noreferrer">
            {say.confusion.open}
          </a>
        </figcaption>
      </figure>
    </section>
  );
}
