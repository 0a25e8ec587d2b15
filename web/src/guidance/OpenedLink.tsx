import { useEffect, useEffectEvent } from 'react';
import { localStore } from '../chat/storage';
import { LoadFailed } from '../site/LoadFailed';
import { PageLink } from '../site/PageLink';
import { useSite } from '../site/SiteContext';
import { useLoaded } from '../site/useLoaded';
import { CounsellorSection } from './Counsellor';
import { useGuidance } from './GuidanceContext';
import { reflectionApi, type ReflectionKey } from './guidanceApi';
import { GUIDANCE_PATH } from './link';
import { PrintButton } from './PrintButton';
import { ResultBody } from './ResultBody';
import { keepSaved } from './saved';
import { StepHeading } from './StepHeading';

/** The result behind a link: another's to look at, or one's own to go on with. */
export function OpenedLink({ link, onOwn }: { link: ReflectionKey; onOwn: () => void }) {
  const { say } = useGuidance();
  const { lang, texts } = useSite();
  const [found, retry] = useLoaded(`${lang}/${link.id}/${link.token}`, () =>
    reflectionApi(link, lang).result(),
  );
  const own = found.value?.own === true;
  const adopt = useEffectEvent(() => {
    keepSaved(localStore, link, 'result');
    onOwn();
  });
  useEffect(() => {
    if (own) adopt();
  }, [own]);
  return (
    <article className="result">
      <StepHeading moves={0}>
        {found.state === 'missing' ? texts.guidance.goneTitle : texts.guidance.shared}
      </StepHeading>
      {(found.state === 'loading' || own) && <p role="status">{texts.common.loading}</p>}
      {found.state === 'missing' && <p role="alert">{say.gone}</p>}
      {found.state === 'failed' && <LoadFailed onRetry={retry} />}
      {found.state === 'ready' && !own ? (
        <ResultBody result={found.value}>
          <CounsellorSection />
          <div className="buttons no-print">
            <PrintButton />
            <TryYourself />
          </div>
        </ResultBody>
      ) : (
        found.state !== 'loading' && !own && <TryYourself />
      )}
    </article>
  );
}

function TryYourself() {
  const { say } = useGuidance();
  return (
    <p className="no-print">
      <PageLink href={GUIDANCE_PATH} className="ds-link">
        {say.title}
      </PageLink>
    </p>
  );
}
