import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useStudio } from '../shell/StudioContext';

/** The way back to what was saved, while something isn't; asks first, for what is discarded is gone. */
export function DiscardChanges({ unsaved, onDiscard }: { unsaved: boolean; onDiscard: () => void }) {
  const { announce } = useStudio();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {unsaved && (
        <Button variant="tertiary" data-testid="discard" onClick={() => setAsking(true)}>
          {say.tema.discard}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={say.tema.discardTitle}
        text={say.tema.discardText}
        confirm={say.tema.discard}
        cancel={say.tema.discardNot}
        danger
        onConfirm={() => {
          onDiscard();
          announce(say.tema.discarded);
          // The button that had the focus goes, and nothing behind an open dialog can take it.
          requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }));
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
