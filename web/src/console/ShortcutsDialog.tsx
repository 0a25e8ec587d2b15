import { Dialog, Heading } from '@digdir/designsystemet-react';
import { consoleTexts as say } from '../texts/console';

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} closeButton={say.dismiss} aria-labelledby="shortcuts-heading">
      <Heading level={2} id="shortcuts-heading" data-size="2xs">
        {say.shortcuts}
      </Heading>
      <dl className="shortcuts">
        {say.shortcutList.map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
