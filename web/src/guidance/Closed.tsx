import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import type { ReflectionTools } from './useReflection';

/** There is no reflection any more: it was deleted just now, or is gone. */
export function Closed({ tools, how }: { tools: ReflectionTools; how: 'gone' | 'deleted' }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  return (
    <div className="narrow stack">
      <StepHeading moves={tools.state.moves} size="md">
        {how === 'deleted' ? say.deleted : texts.guidance.goneTitle}
      </StepHeading>
      {how === 'gone' && <Paragraph>{say.gone}</Paragraph>}
      <div>
        <Button onClick={tools.forget}>{say.restart}</Button>
      </div>
    </div>
  );
}
