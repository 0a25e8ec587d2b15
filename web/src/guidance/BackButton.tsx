import { Button } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useGuidance } from './GuidanceContext';

/** One screen back; above the heading, where phones have it. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { say } = useGuidance();
  return (
    <Button type="button" variant="tertiary" data-size="sm" className="back" onClick={onBack}>
      <ArrowLeftIcon aria-hidden />
      {say.back}
    </Button>
  );
}
