import { Button } from '@digdir/designsystemet-react';
import { localStore } from '../chat/storage';
import { LoadFailed } from '../site/LoadFailed';
import { useSite } from '../site/SiteContext';
import { useLoaded } from '../site/useLoaded';
import { AnswersReview } from './AnswersReview';
import { Counsellor } from './Counsellor';
import type { Flow } from './flow';
import { useGuidance } from './GuidanceContext';
import { reflectionApi } from './guidanceApi';
import { PrintButton } from './PrintButton';
import { ResultBody } from './ResultBody';
import { readSaved } from './saved';
import { ShareLink } from './ShareLink';
import { StepHeading } from './StepHeading';
import { Tools } from './Tools';
import type { ReflectionTools } from './useReflection';

/** One's own result, and everything one may do with it. */
export function OwnResult({ tools, flow }: { tools: ReflectionTools; flow: Flow }) {
  const { say } = useGuidance();
  const { lang, texts } = useSite();
  const { view } = flow;
  const [found, retry] = useLoaded(`${lang}/${view.session_id}`, () => {
    const saved = readSaved(localStore);
    return saved === null ? Promise.reject(new Error(say.gone)) : reflectionApi(saved, lang).result();
  });
  return (
    <article className="result">
      <StepHeading moves={tools.state.moves}>{say.result_title}</StepHeading>
      {found.state === 'loading' && <p role="status">{texts.common.loading}</p>}
      {found.state === 'missing' && <p role="alert">{say.gone}</p>}
      {found.state === 'failed' && <LoadFailed onRetry={retry} />}
      {found.state === 'ready' && (
        <ResultBody result={found.value}>
          <Counsellor consent={view.consent} onSent={(consent) => tools.note({ consent })} />
          <section aria-labelledby="keep" className="result__section no-print">
            <h2 id="keep">{texts.guidance.keep}</h2>
            <div className="keep">
              <ShareLink sharedBefore={view.shared} onShared={() => tools.note({ shared: true })} />
              <PrintButton />
            </div>
          </section>
          <section aria-labelledby="change" className="result__section no-print">
            <h2 id="change">{texts.guidance.change}</h2>
            <div className="buttons">
              {view.next !== null && (
                <Button variant="secondary" onClick={() => tools.goTo('questions')}>
                  {texts.guidance.answerMore}
                </Button>
              )}
              <Button variant="secondary" onClick={() => tools.goTo('wants')}>
                {texts.guidance.changeWants}
              </Button>
              <Button variant="secondary" onClick={() => tools.goTo('words')}>
                {texts.guidance.changeWords}
              </Button>
            </div>
            <AnswersReview flow={flow} onLookAt={tools.lookAt} />
          </section>
          <Tools tools={tools} />
        </ResultBody>
      )}
    </article>
  );
}
