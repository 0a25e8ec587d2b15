import { studioTexts } from '../../../texts/studio';
import { learningTexts } from '../../../texts/studioLearning';
import { StudioLink } from '../../shell/StudioLink';
import type { Gap } from '../wire';

const say = learningTexts.report;
const SHOWN = 3;

/** Questions of one kind that were not answered, and what we have that is nearest. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <section aria-labelledby="gaps-heading">
      <h2 id="gaps-heading">{say.gaps}</h2>
      <p className="section-lead">{gaps.length === 0 ? say.noGaps : say.gapsLead}</p>
      <ul className="readings" data-testid="gaps">
        {gaps.map((gap, index) => (
          <li key={`${index} ${gap.name}`} className="reading">
            <h3>«{gap.name}»</h3>
            <p>
              <strong>{say.asked(gap.count)}.</strong> {gap.reason}
            </p>
            <dl className="reading__facts">
              <div>
                <dt>{say.nearest}</dt>
                <dd>
                  {gap.nearest_answer ?? say.nearestNone}
                  {gap.nearest_answer !== null &&
                    gap.likeness !== null &&
                    ` (${say.likeness(studioTexts.percent(gap.likeness))})`}
                </dd>
              </div>
            </dl>
            <Texts texts={gap.texts} />
            <p className="links">
              <StudioLink href="/studio/nytt/answers" aria-label={say.makeAnswerTo(gap.name)}>
                {say.makeAnswer}
              </StudioLink>
              {gap.nearest_answer !== null && (
                <StudioLink href="/studio/innhold/answers">{say.seeAnswers}</StudioLink>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Texts({ texts }: { texts: readonly string[] }) {
  const hidden = texts.slice(SHOWN);
  return (
    <>
      <ul className="plain-list">
        {texts.slice(0, SHOWN).map((text, index) => (
          <li key={`${index} ${text}`}>«{text}»</li>
        ))}
      </ul>
      {hidden.length > 0 && (
        <details className="unfold">
          <summary>{say.moreTexts(hidden.length)}</summary>
          <ul className="plain-list">
            {hidden.map((text, index) => (
              <li key={`${index} ${text}`}>«{text}»</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
