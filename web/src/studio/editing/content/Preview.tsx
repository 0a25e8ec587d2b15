import { ToggleGroup } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { RequestFailed } from '../../../http/problem';
import { studioTexts as say } from '../../../texts/studio';
import { PlainText } from '../../../ui/PlainText';
import { useStudio } from '../../shell/StudioContext';
import { studioApi } from '../../studioApi';
import { LANGS, type Lang, type MessageView, type PreviewAsked, type RecordData } from '../../wire';

type Shown = Partial<MessageView>;

const PAUSE_MS = 400;

/** The record as the citizen would see it, in each language, while it is being written. */
export function Preview({ kind, record }: { kind: PreviewAsked['kind']; record: RecordData }) {
  const { told, drafts } = useStudio();
  const [lang, setLang] = useState<Lang>('nb');
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = JSON.stringify({ kind, record, lang });
  const draft = drafts.currentId;
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      studioApi.preview({ ...(JSON.parse(asked) as PreviewAsked), change_set_id: draft }).then(
        ({ messages }) => {
          if (!current) return;
          setShown(messages);
          setFailure(null);
        },
        (error: unknown) => {
          if (!current) return;
          const broken = error instanceof RequestFailed && error.status === 422;
          setFailure(broken ? say.content.previewBroken : told(error));
        },
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, draft, told]);
  return (
    <section className="preview" aria-labelledby="preview-heading" data-testid="preview">
      <h2 id="preview-heading">{say.content.preview}</h2>
      <ToggleGroup
        data-size="sm"
        aria-label={say.content.previewLang}
        value={lang}
        onChange={(value) => setLang(value as Lang)}
      >
        {LANGS.map((one) => (
          <ToggleGroup.Item key={one} value={one}>
            {say.languages[one]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      {failure !== null && <p className="field-help">{failure}</p>}
      <div className="preview__chat" lang={lang}>
        {shown.map((message, index) => (
          <PreviewMessage key={index} message={message} />
        ))}
      </div>
    </section>
  );
}

function PreviewMessage({ message }: { message: Shown }) {
  const { text = '', kind = 'text', cards = [], links = [], buttons = [] } = message;
  return (
    <div className="preview__message">
      <div className={kind === 'notice' ? 'preview__bubble preview__bubble--notice' : 'preview__bubble'}>
        <PlainText text={text} />
        {links.length > 0 && (
          <ul className="preview__links">
            {links.map((link) => (
              <li key={link.url}>
                <a href={link.url} target="_blank" rel="noreferrer">
                  {link.title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      {cards.map((card) => (
        <p key={card.title} className="preview__card">
          <strong>{card.title}</strong>
        </p>
      ))}
      {buttons.length > 0 && (
        <ul className="preview__buttons">
          {buttons.map((button) => (
            <li key={button.title}>{button.title}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
