import { Button } from '@digdir/designsystemet-react';
import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { useGuidance } from './GuidanceContext';

/** Put the result on paper, or into a PDF. */
export function PrintButton() {
  const { say } = useGuidance();
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <PrinterSmallIcon aria-hidden />
      {say.print}
    </Button>
  );
}
