import { Button, Heading } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../texts/studio';
import { useStudio } from '../shell/StudioContext';
import { StudioLink } from '../shell/StudioLink';

/** Nothing waits, or nothing that the filter lets through; and what to do then. */
export function EmptyInbox({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { drafts } = useStudio();
  if (filtered) {
    return (
      <div className="empty">
        <Heading level={2} data-size="2xs">
          {say.inbox.noMatch}
        </Heading>
        <Button variant="secondary" onClick={onClear}>
          {say.inbox.clearFilter}
        </Button>
      </div>
    );
  }
  return (
    <div className="empty">
      <CheckmarkCircleIcon aria-hidden />
      <Heading level={2} data-size="2xs">
        {say.inbox.empty}
      </Heading>
      <p>{say.inbox.emptyHelp}</p>
      <p className="empty__links">
        <StudioLink href="/studio/tema">{say.tema.heading}</StudioLink>
        {drafts.current !== null && (
          <StudioLink href={`/studio/utkast/${drafts.current.id}`}>{drafts.current.title}</StudioLink>
        )}
      </p>
    </div>
  );
}
