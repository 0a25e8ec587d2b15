import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useStudio } from './StudioContext';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link to one of the studio's pages. New tabs, and everything else a link can do, work as always. */
export function StudioLink({ href, children, ...rest }: Props) {
  const { go } = useStudio();
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
