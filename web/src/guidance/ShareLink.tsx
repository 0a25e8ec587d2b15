import { Button } from '@digdir/designsystemet-react';
import { LinkIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { localStore } from '../chat/storage';
import { RequestFailed } from '../http/problem';
import { useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { reflectionApi } from './guidanceApi';
import { linkTo } from './link';
import { problemOf, refusalText } from './refusal';
import { readSaved } from './saved';

/** Make a link that shows the result, and copy it. */
export function ShareLink({ sharedBefore, onShared }: { sharedBefore: boolean; onShared: () => void }) {
  const { say } = useGuidance();
  const { lang, texts } = useSite();
  const id = useId();
  const [link, setLink] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const share = async () => {
    setTold('');
    try {
      const made = link ?? (await makeLink());
      setLink(made);
      const copied = await copy(made);
      setTold(copied ? say.copied : texts.guidance.copyYourself);
    } catch (error) {
      setTold(refusalText(problemOf(error), texts));
    }
  };
  const makeLink = async () => {
    const saved = readSaved(localStore);
    if (saved === null) throw new RequestFailed(null);
    const { token } = await reflectionApi(saved, lang).share();
    onShared();
    return linkTo(window.location.origin, { id: saved.id, token });
  };
  return (
    <div className="share">
      <Button variant="secondary" onClick={() => void share()} aria-describedby={`${id}-help`}>
        <LinkIcon aria-hidden />
        {say.share}
      </Button>
      <p id={`${id}-help`} className="share__help">
        {say.share_help} {sharedBefore && link === null && texts.guidance.shareAgain}
      </p>
      {link !== null && (
        <input
          className="ds-input share__link"
          readOnly
          value={link}
          aria-label={texts.guidance.link}
          onFocus={(event) => event.target.select()}
        />
      )}
      <p role="status">{told}</p>
    </div>
  );
}

/** Put a text on the clipboard; return whether the browser let us. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
