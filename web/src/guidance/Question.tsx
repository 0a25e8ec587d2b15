import { Button } from '@digdir/designsystemet-react';
import { ArrowRightIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState } from 'react';
import { useSite } from '../site/SiteContext';
import { AnswerButtons } from './AnswerButtons';
import { canGoBack, type Asked, type Flow } from './flow';
import { useGuidance } from './GuidanceContext';
import { OwnAnswer } from './OwnAnswer';
import { pictures } from './pictures';
import { Progress } from './Progress';
import { StepHeading } from './StepHeading';
import { Tools } from './Tools';
import { useAnswerKeys } from './useAnswerKeys';
import type { ReflectionTools } from './useReflection';
import type { Value } from './wire';

/** From so many answers on, the result may be looked at before all are given. */
const ENOUGH = 12;

interface Props {
  tools: ReflectionTools;
  flow: Flow;
  question: Asked;
}

/** One activity, and what one thinks of it. */
export function Question({ tools, flow, question }: Props) {
  const { say, itemText } = useGuidance();
  const { texts } = useSite();
  const { busy, unread, moves } = tools.state;
  const root = useRef<HTMLElement>(null);
  const stem = useId();
  const heading = useId();
  const [pressed, setPressed] = useState<Value | null>(null);
  const answer = (value: Value | null) => {
    setPressed(value);
    void tools.answer(question.itemId, { value });
  };
  useAnswerKeys(root, answer);
  const Picture = question.picture === null ? undefined : pictures[question.picture];
  const early = flow.view.next !== null && flow.view.n_asked >= ENOUGH;
  return (
    <>
      <section ref={root} className="narrow question" aria-labelledby={heading} aria-busy={busy}>
        <Progress
          number={question.number}
          total={flow.view.n_total}
          onBack={canGoBack(flow) ? tools.back : null}
        />
        {unread === 'passed over' && (
          <p role="status" className="question__note">
            {texts.guidance.passedOver}
          </p>
        )}
        <div className="question__asked">
          {Picture !== undefined && <Picture aria-hidden className="question__picture" />}
          <div>
            <p id={stem} className="question__stem">
              {say.question}
            </p>
            <StepHeading moves={moves} id={heading} size="md" toTop={false}>
              {itemText(question.itemId, question.text)}
            </StepHeading>
          </div>
        </div>
        <AnswerButtons
          labelledBy={`${stem} ${heading}`}
          chosen={busy && pressed !== null ? pressed : question.value}
          onAnswer={answer}
        />
        <div className="question__moves">
          {question.value !== undefined && (
            <Button variant="secondary" onClick={tools.forward}>
              {say.next}
              <ArrowRightIcon aria-hidden />
            </Button>
          )}
          <Button variant="tertiary" onClick={() => answer(null)}>
            {say.skip}
          </Button>
        </div>
        <OwnAnswer
          notUnderstood={unread === 'asked again'}
          onAnswer={(text) => void tools.answer(question.itemId, { text })}
        />
      </section>
      <Tools tools={tools}>
        {(early || flow.finished) && (
          <Button variant="secondary" onClick={() => tools.goTo(flow.finished ? 'result' : 'words')}>
            {flow.finished ? say.show_result : texts.guidance.enough}
          </Button>
        )}
      </Tools>
    </>
  );
}
