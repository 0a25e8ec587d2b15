import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTitle } from '../../site/useTitle';

interface Props {
  title: string;
  lead?: ReactNode;
  /** Buttons that belong to the page as a whole. */
  actions?: ReactNode;
  /** A way back to the list that the page belongs to. */
  back?: ReactNode;
  children: ReactNode;
}

/** One page: its name, what it is for, and what can be done with it as a whole. */
export function Page({ title, lead, actions, back, children }: Props) {
  useTitle(`${title} – Innholdsstudio`);
  return (
    <div className="page">
      {back}
      <header className="page__header">
        <div>
          <Heading level={1} data-size="sm">
            {title}
          </Heading>
          {lead !== undefined && <div className="page__lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="page__actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
