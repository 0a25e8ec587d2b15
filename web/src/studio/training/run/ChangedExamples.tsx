import { Button, Tag, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { percent, sureness } from '../../../texts/studioWords';
import { readExample } from '../../parts/markedText';
import { useStudio } from '../../shell/StudioContext';
import type { ChangedReading, ChangeVerdict } from '../wire';
import { shownReadings, VERDICTS } from './changedReadings';
import { countVerdicts } from './verdict';

interface Props {
  changed: readonly ChangedReading[];
  nameOf: (intent: string) => string;
}

const AT_FIRST = 30;
const COLOURS = { worse: 'danger', better: 'success', other: 'neutral' } as const;

/** Every held-out example that the new model reads in another way, the worse first. */
export function ChangedExamples({ changed, nameOf }: Props) {
  const { announce } = useStudio();
  const [only, setOnly] = useState<ChangeVerdict | 'all'>('all');
  const [most, setMost] = useState(AT_FIRST);
  const counts = countVerdicts(changed);
  const found = shownReadings(changed, only);
  const shown = found.slice(0, most);
  const choose = (value: string) => {
    const next = value as ChangeVerdict | 'all';
    const number = next === 'all' ? changed.length : counts[next];
    setOnly(next);
    setMost(AT_FIRST);
    announce(say.changed.shown(Math.min(AT_FIRST, number), number));
  };
  return (
    <section aria-labelledby="changed-heading">
      <h2 id="changed-heading">{say.changed.heading}</h2>
      <p className="section-lead">{changed.length === 0 ? say.changed.none : say.changed.lead}</p>
      {changed.length > 0 && (
        <>
          <ToggleGroup
            data-size="sm"
            aria-label={say.changed.filter}
            className="toggles"
            value={only}
            onChange={choose}
          >
            <ToggleGroup.Item value="all">
              {say.changed.all} ({changed.length})
            </ToggleGroup.Item>
            {VERDICTS.map((verdict) => (
              <ToggleGroup.Item key={verdict} value={verdict}>
                {say.changed.verdicts[verdict]} ({counts[verdict]})
              </ToggleGroup.Item>
            ))}
          </ToggleGroup>
          {found.length === 0 ? <p className="section-lead">{say.changed.noneOfThese}</p> : null}
          <ul className="readings" data-testid="changed">
            {shown.map((reading, index) => (
              <Reading key={`${reading.intent} ${reading.text} ${index}`} reading={reading} nameOf={nameOf} />
            ))}
          </ul>
          {found.length > most && (
            <Button variant="secondary" data-size="sm" onClick={() => setMost(most + AT_FIRST)}>
              {say.changed.more(Math.min(AT_FIRST, found.length - most))}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Reading({ reading, nameOf }: { reading: ChangedReading; nameOf: (intent: string) => string }) {
  return (
    <li className={`reading reading--${reading.verdict}`}>
      <p className="reading__top">
        <span className="reading__text">«{readExample(reading.text).text}»</span>
        <Tag data-size="sm" data-color={COLOURS[reading.verdict]}>
          {say.changed.verdicts[reading.verdict]}
        </Tag>
      </p>
      <dl className="reading__facts">
        <Fact term={say.changed.meant}>{nameOf(reading.intent)}</Fact>
        <Fact term={say.changed.live}>
          {nameOf(reading.live)}, {sureWords(reading.live_confidence)}
        </Fact>
        <Fact term={say.changed.candidate}>
          {nameOf(reading.candidate)}, {sureWords(reading.candidate_confidence)}
        </Fact>
      </dl>
    </li>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const sureWords = (confidence: number) => `${sureness(confidence)} (${percent(confidence)})`;
