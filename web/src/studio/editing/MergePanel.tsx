import { Button, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { Failure } from '../shell/Failure';

interface Props {
  lead: string;
  /** What both sides agree on. */
  same: string | null;
  busy: boolean;
  failure: string | null;
  onSave: () => void;
  onCancel: () => void;
  /** List items, one for each place where the sides differ. */
  children: ReactNode;
}

/** Two people saved: choose, place by place, what shall stand. */
export function MergePanel({ lead, same, busy, failure, onSave, onCancel, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="merge" aria-labelledby="merge-heading" data-testid="merge">
      <Heading ref={heading} level={2} id="merge-heading" data-size="xs" tabIndex={-1}>
        {say.merging.title}
      </Heading>
      <p>{lead}</p>
      {same !== null && <p className="merge__same">{same}.</p>}
      <ul className="merge__list">{children}</ul>
      <Failure text={failure} />
      <div className="form__actions">
        <Button data-testid="merge-save" aria-disabled={busy} onClick={onSave}>
          {say.merging.save}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {say.merging.cancel}
        </Button>
      </div>
    </section>
  );
}
