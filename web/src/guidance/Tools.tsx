import { Button } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useSite } from '../site/SiteContext';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useGuidance } from './GuidanceContext';
import type { ReflectionTools } from './useReflection';

/** Leave, begin anew or delete: what one may always do. */
export function Tools({ tools, children }: { tools: ReflectionTools; children?: ReactNode }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const [asking, setAsking] = useState<'restart' | 'delete' | null>(null);
  const close = () => setAsking(null);
  return (
    <div className="narrow tools">
      {children}
      <p className="tools__pause">{say.pause}</p>
      <div className="tools__row">
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking('restart')}>
          {say.restart}
        </Button>
        <Button variant="tertiary" data-size="sm" data-color="danger" onClick={() => setAsking('delete')}>
          {say.delete}
        </Button>
      </div>
      <ConfirmDialog
        open={asking === 'restart'}
        title={say.restart}
        text={texts.guidance.restartSure}
        confirm={say.restart}
        cancel={texts.common.cancel}
        onConfirm={() => void tools.restart()}
        onClose={close}
      />
      <ConfirmDialog
        open={asking === 'delete'}
        title={say.delete}
        text={say.delete_sure}
        confirm={say.delete}
        cancel={texts.common.cancel}
        danger
        onConfirm={() => void tools.remove()}
        onClose={close}
      />
    </div>
  );
}
