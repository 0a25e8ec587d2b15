import { Button } from '@digdir/designsystemet-react';
import { ChatIcon } from '@navikt/aksel-icons';
import { openChat, useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import type { Result } from './wire';

/** A question that helps to choose, and something small to try. */
export function Ideas({ result }: { result: Result }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const { question, steps } = result;
  return (
    <div className="ideas">
      {question !== null && (
        <section aria-labelledby="think" className="idea">
          <h2 id="think">{say.question_title}</h2>
          <p>{question}</p>
          <Button
            variant="secondary"
            className="no-print"
            onClick={() => openChat(texts.guidance.questionInChat(question))}
          >
            <ChatIcon aria-hidden />
            {texts.guidance.answerInChat}
          </Button>
        </section>
      )}
      {steps.length > 0 && (
        <section aria-labelledby="try" className="idea">
          <h2 id="try">{say.step_title}</h2>
          {steps.map((step) => (
            <p key={step}>{step}.</p>
          ))}
        </section>
      )}
    </div>
  );
}
