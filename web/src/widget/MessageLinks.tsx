import { ExternalLinkIcon } from '@navikt/aksel-icons';
import type { LinkView } from '../protocol/types';
import { useChatTools } from './ChatContext';

/** Places to read more. */
export function MessageLinks({ links }: { links: readonly LinkView[] }) {
  const { texts } = useChatTools();
  return (
    <ul className="links" aria-label={texts.chat.readMore}>
      {links.filter(isWebAddress).map((link) => (
        <li key={link.url}>
          <a className="outward" href={link.url} target="_blank" rel="noopener noreferrer">
            {link.title}
            <ExternalLinkIcon aria-hidden />
            <span className="sr-only"> ({texts.common.newWindow})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function isWebAddress(link: LinkView): boolean {
  return /^(https?:\/\/|\/(?!\/))/i.test(link.url);
}
