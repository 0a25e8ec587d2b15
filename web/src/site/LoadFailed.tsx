import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useSite } from './SiteContext';

/** We could not get what the page is about. */
export function LoadFailed({ onRetry }: { onRetry: () => void }) {
  const { texts } = useSite();
  return (
    <Alert data-color="warning" role="alert">
      <Paragraph>{texts.common.unreachable}</Paragraph>
      <Button variant="secondary" data-size="sm" onClick={onRetry}>
        {texts.common.retry}
      </Button>
    </Alert>
  );
}
