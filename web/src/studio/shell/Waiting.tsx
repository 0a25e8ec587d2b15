import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { studioTexts as say } from '../../texts/studio';
import type { Loaded } from './useLoaded';

/** What stands where something will be: that it is being fetched, or why it isn't there and how to try again. */
export function Waiting({ of: loaded }: { of: Loaded<unknown> }) {
  if (loaded.failure !== null && !loaded.loading) {
    return (
      <Alert data-color={loaded.missing ? 'info' : 'warning'} role="alert">
        <Paragraph>{loaded.failure}</Paragraph>
        {!loaded.missing && (
          <Button variant="secondary" data-size="sm" onClick={loaded.reload}>
            {say.retry}
          </Button>
        )}
      </Alert>
    );
  }
  return (
    <p role="status" className="waiting">
      {say.loading}
    </p>
  );
}
