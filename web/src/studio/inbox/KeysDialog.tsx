import { Dialog, Heading, Switch } from '@digdir/designsystemet-react';
import { studioTexts as say } from '../../texts/studio';
import { KeyList } from '../../ui/KeyList';

interface Props {
  open: boolean;
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}

/** The keys, and whether they are on. */
export function KeysDialog({ open, on, onSwitch, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} closeButton={say.close} aria-labelledby="keys-heading">
      <Heading level={2} id="keys-heading" data-size="2xs">
        {say.inbox.keys}
      </Heading>
      <Switch
        className="keys__switch"
        label={say.inbox.keysOn}
        checked={on}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <KeyList keys={say.inbox.keyList} />
    </Dialog>
  );
}
