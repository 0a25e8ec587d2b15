import { Dialog, Heading } from '@digdir/designsystemet-react';
import { consoleTexts as say } from '../texts/console';
import { KeyList } from '../ui/KeyList';

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} closeButton={say.dismiss} aria-labelledby="shortcuts-heading">
      <Heading level={2} id="shortcuts-heading" data-size="2xs">
        {say.shortcuts}
      </Heading>
      <KeyList keys={say.shortcutList} />
    </Dialog>
  );
}
