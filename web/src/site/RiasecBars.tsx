import { RIASEC_LETTERS, type Occupation } from './occupation';
import { useSite } from './SiteContext';

const LOWEST = 1;
const HIGHEST = 7;

/** The six interests of an occupation, strongest first, as words, numbers and bars. */
export function RiasecBars({
  riasec,
  source,
}: {
  riasec: NonNullable<Occupation['riasec']>;
  source: string;
}) {
  const { lang, texts } = useSite();
  const say = texts.occupation;
  const format = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'nb-NO', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const rows = RIASEC_LETTERS.map((letter) => ({ letter, value: riasec[letter] })).sort(
    (one, other) => other.value - one.value,
  );
  return (
    <section className="riasec" aria-labelledby="riasec">
      <h2 id="riasec">{say.riasecHeading}</h2>
      <p className="riasec__lead">{say.riasecLead}</p>
      <ul>
        {rows.map(({ letter, value }) => (
          <li key={letter}>
            <span className="riasec__name">
              {say.riasec[letter].name}
              <span className="riasec__text">{say.riasec[letter].text}</span>
            </span>
            <span className="riasec__value">{say.riasecValue(format.format(value))}</span>
            <span className="riasec__track" aria-hidden>
              <span style={{ width: `${(100 * (value - LOWEST)) / (HIGHEST - LOWEST)}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {source !== '' && (
        <p className="riasec__source">
          {say.source}: {source}
        </p>
      )}
    </section>
  );
}
