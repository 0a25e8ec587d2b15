import { useState } from 'react';
import { LoadFailed } from '../site/LoadFailed';
import { useSite } from '../site/SiteContext';
import { useTitle } from '../site/useTitle';
import './guidance.css';
import './result.css';
import './print.css';
import { GuidanceContext } from './GuidanceContext';
import { GUIDANCE_PATH, keyOfFragment } from './link';
import { OpenedLink } from './OpenedLink';
import { OwnReflection } from './OwnReflection';
import { useGuidanceWords } from './useGuidanceWords';

/** What do you like? One's own reflection, or the result that a link's fragment opens. */
export function GuidancePage({ fragment }: { fragment: string }) {
  const { lang, texts } = useSite();
  useTitle(texts.guidance.title);
  const [words, retry] = useGuidanceWords(lang);
  const [shown, setShown] = useState({ fragment, link: keyOfFragment(fragment) });
  if (fragment !== shown.fragment) {
    // Any other fragment is a place on the page, such as where the skip link leads.
    const link = keyOfFragment(fragment);
    setShown({ fragment, link: link ?? (fragment === '' ? null : shown.link) });
  }
  if (words.state !== 'ready') {
    return (
      <div className="wrap section guidance">
        <h1 className="sr-only">{texts.guidance.title}</h1>
        {words.state === 'loading' ? (
          <p role="status">{texts.common.loading}</p>
        ) : (
          <LoadFailed onRetry={retry} />
        )}
      </div>
    );
  }
  return (
    <GuidanceContext value={words.value}>
      <div className="wrap section guidance">
        {shown.link === null ? (
          <OwnReflection />
        ) : (
          <OpenedLink
            key={shown.fragment}
            link={shown.link}
            onOwn={() => {
              // The secret of one's own reflection opens everything: it doesn't stay in the address.
              window.history.replaceState(null, '', GUIDANCE_PATH);
              setShown({ fragment, link: null });
            }}
          />
        )}
      </div>
    </GuidanceContext>
  );
}
