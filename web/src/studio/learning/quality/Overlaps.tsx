import { learningTexts } from '../../../texts/studioLearning';
import { StudioLink } from '../../shell/StudioLink';
import type { Overlap } from '../wire';
import { plainText } from './fixes';

const say = learningTexts.quality;

interface Props {
  id: string;
  overlaps: readonly Overlap[];
  nameOf: (intent: string) => string;
}

/** Pairs of temas that the model mixes up. */
export function Overlaps({ id, overlaps, nameOf }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say.overlaps}</h2>
      <p className="section-lead">{overlaps.length === 0 ? say.noOverlaps : say.overlapsLead}</p>
      <ul className="readings" data-testid="overlaps">
        {overlaps.map(({ intent, other, mixed, examples, texts }) => (
          <li key={`${intent} ${other}`} className="reading">
            <h3>{say.pair(nameOf(intent), nameOf(other))}</h3>
            <p>{say.mixed(mixed, examples)}</p>
            {texts.length > 0 && (
              <>
                <p className="reading__label">{say.exampleTexts}</p>
                <ul className="plain-list">
                  {texts.map((text, index) => (
                    <li key={`${index} ${text}`}>«{plainText(text)}»</li>
                  ))}
                </ul>
              </>
            )}
            <p className="links">
              {[intent, other].map((one) => (
                <StudioLink key={one} href={`/studio/tema/${encodeURIComponent(one)}`}>
                  {say.openTema(nameOf(one))}
                </StudioLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
