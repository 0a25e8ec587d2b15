import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useSite } from './SiteContext';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link to one of our own pages. New tabs, and everything else a link can do, work as always. */
export function PageLink({ href, children, ...rest }: Props) {
  const { go } = useSite();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} onClick={onClick} {...rest}>
      {children}
    </a>
  );
}
