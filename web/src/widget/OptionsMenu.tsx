import { MenuElipsisVerticalIcon } from '@navikt/aksel-icons';
import { useCallback, useId, useRef, useState } from 'react';
import { languageNames } from '../texts';
import { useDismiss } from '../ui/useDismiss';
import { useChatTools } from './ChatContext';

interface Props {
  canEnd: boolean;
  canForget: boolean;
  onLang: (lang: string) => void;
  onEnd: () => void;
  onForget: () => void;
}

/** Language, ending and forgetting: what one needs seldom. */
export function OptionsMenu({ canEnd, canForget, onLang, onEnd, onForget }: Props) {
  const { lang, texts } = useChatTools();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const dismiss = useCallback((by: 'escape' | 'outside') => {
    setOpen(false);
    if (by === 'escape') button.current?.focus();
  }, []);
  useDismiss(root, open, dismiss);

  const choose = (action: () => void) => () => {
    setOpen(false);
    button.current?.focus();
    action();
  };
  return (
    <div className="options" ref={root}>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={texts.chat.menu}
        aria-expanded={open}
        aria-controls={`${id}-menu`}
        onClick={() => setOpen(!open)}
      >
        <MenuElipsisVerticalIcon aria-hidden />
      </button>
      <div id={`${id}-menu`} className="options__panel" hidden={!open}>
        <fieldset>
          <legend>{texts.common.language}</legend>
          {Object.entries(languageNames).map(([code, name]) => (
            <label key={code} lang={code}>
              <input type="radio" name={`${id}-lang`} checked={code === lang} onChange={() => onLang(code)} />
              {name}
            </label>
          ))}
        </fieldset>
        {canEnd && (
          <button type="button" onClick={choose(onEnd)}>
            {texts.chat.end}
          </button>
        )}
        {canForget && (
          <button type="button" onClick={choose(onForget)}>
            {texts.chat.forget}
          </button>
        )}
      </div>
    </div>
  );
}
