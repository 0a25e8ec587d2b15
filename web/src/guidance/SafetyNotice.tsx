import { Alert, Button } from '@digdir/designsystemet-react';
import { useSite, openChat } from '../site/SiteContext';
import { PlainText } from '../ui/PlainText';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import type { ReflectionTools } from './useReflection';
import type { Safety } from './wire';

/** What was written sounds as if somebody is in danger: help first, and the questions wait. */
export function SafetyNotice({ tools, safety }: { tools: ReflectionTools; safety: Safety }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  return (
    <div className="narrow stack safety">
      <StepHeading moves={tools.state.moves} size="md">
        {texts.guidance.pause}
      </StepHeading>
      <Alert data-color="danger" role="alert" className="safety__help">
        {safety.text === '' ? (
          <>
            <PlainText text={say.crisis_note} phones />
            <PlainText text={texts.site.emergency} phones />
          </>
        ) : (
          <PlainText text={safety.text} phones />
        )}
        {safety.links.length > 0 && (
          <ul>
            {safety.links.map((link) => (
              <li key={link.url}>
                <a href={link.url} rel="noreferrer">
                  {link.title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Alert>
      <div className="buttons">
        <Button onClick={() => openChat(texts.guidance.humanQuestion)}>{texts.chat.human}</Button>
        <Button variant="secondary" onClick={() => void tools.resume()}>
          {texts.guidance.goOn}
        </Button>
      </div>
    </div>
  );
}
