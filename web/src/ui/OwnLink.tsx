import type { AnchorHTMLAttributes, MouseEvent } from 'react';

export type OwnLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link within one of our pages, which `go` shows. New tabs, and everything else a link can do, work as always. */
export function OwnLink({ href, go, children, ...rest }: OwnLinkProps & { go: (path: string) => void }) {
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
