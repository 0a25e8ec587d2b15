import { XMarkIcon } from '@navikt/aksel-icons';
import { Logo } from '../ui/Logo';
import { useChatTools } from './ChatContext';
import { OptionsMenu } from './OptionsMenu';

interface Props {
  canEnd: boolean;
  canForget: boolean;
  onLang: (lang: string) => void;
  onEnd: () => void;
  onForget: () => void;
  /** Absent when the chat has the window to itself. */
  onClose?: () => void;
}

/** The chat's name, its options and the way out. */
export function Header({ onClose, ...menu }: Props) {
  const { texts } = useChatTools();
  return (
    <header className="header">
      <h1 className="header__title">
        <Logo />
        {texts.chat.title}
      </h1>
      <OptionsMenu {...menu} />
      {onClose && (
        <button type="button" className="icon-button" onClick={onClose} aria-label={texts.chat.closeChat}>
          <XMarkIcon aria-hidden />
        </button>
      )}
    </header>
  );
}
