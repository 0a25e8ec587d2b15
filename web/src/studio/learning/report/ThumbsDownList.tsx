import { ThumbDownIcon, ThumbUpIcon } from '@navikt/aksel-icons';
import { learningTexts } from '../../../texts/studioLearning';
import type { ThumbsDown } from '../wire';

const say = learningTexts.report;

/** Answers that people were not content with. */
export function ThumbsDownList({ answers }: { answers: readonly ThumbsDown[] }) {
  return (
    <section aria-labelledby="thumbs-heading">
      <h2 id="thumbs-heading">{say.thumbs}</h2>
      <p className="section-lead">{answers.length === 0 ? say.noThumbs : say.thumbsLead}</p>
      <ul className="readings" data-testid="thumbs-down">
        {answers.map((answer) => (
          <li key={answer.response} className="reading">
            <h3>{answer.response}</h3>
            <p className="facts">
              <span className="with-icon">
                <ThumbDownIcon aria-hidden />
                {say.down}: {answer.count}
              </span>
              <span className="with-icon">
                <ThumbUpIcon aria-hidden />
                {say.up}: {answer.thumbs_up}
              </span>
            </p>
            {answer.examples.length > 0 && (
              <>
                <p className="reading__label">{say.question}</p>
                <ul className="plain-list">
                  {answer.examples.map((text, index) => (
                    <li key={`${index} ${text}`}>«{text}»</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
