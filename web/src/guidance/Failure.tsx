import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import type { Problem } from '../http/problem';
import { useSite } from '../site/SiteContext';
import { refusalText } from './refusal';

/** What went wrong, in words, and how to try again. Nothing that was given is lost. */
export function Failure({ problem, retry }: { problem: Problem | null; retry: () => void }) {
  const { texts } = useSite();
  return (
    <Alert data-color="warning" role="alert" className="failure">
      <Paragraph>{refusalText(problem, texts)}</Paragraph>
      <Paragraph>{texts.guidance.nothingLost}</Paragraph>
      <Button variant="secondary" onClick={retry}>
        {texts.common.retry}
      </Button>
    </Alert>
  );
}
