import { Button } from '@digdir/designsystemet-react';
import { PersonChatIcon } from '@navikt/aksel-icons';
import { useId, type ReactNode } from 'react';
import { openChat, useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { useConsent } from './useConsent';

/** Talk to a person about the result, who sees it only when one says so. */
export function Counsellor({ consent, onSent }: { consent: boolean; onSent: (consent: boolean) => void }) {
  const { say } = useGuidance();
  const { lang, texts } = useSite();
  const id = useId();
  const { given, failed, send } = useConsent(consent, lang, onSent);
  return (
    <CounsellorSection>
      <label className="tick counsellor__consent">
        <input
          type="checkbox"
          className="ds-input"
          checked={given}
          aria-describedby={`${id}-help`}
          onChange={(event) => void send(event.target.checked)}
        />
        <span>{say.consent}</span>
      </label>
      <p id={`${id}-help`} className="counsellor__help">
        {say.consent_help}
      </p>
      <p role="status">{failed && texts.common.unreachable}</p>
    </CounsellorSection>
  );
}

/** The same for who looks at another's result: they have nothing to consent to. */
export function CounsellorSection({ children }: { children?: ReactNode }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  return (
    <section aria-labelledby="counsellor" className="counsellor no-print">
      <h2 id="counsellor">{say.counsellor}</h2>
      <p>{say.counsellor_help}</p>
      {children}
      <Button onClick={() => openChat(texts.guidance.humanQuestion)}>
        <PersonChatIcon aria-hidden />
        {say.counsellor}
      </Button>
    </section>
  );
}
