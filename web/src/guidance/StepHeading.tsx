import { Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** How many screens have been shown since the page was opened. */
  moves: number;
  children: ReactNode;
  id?: string;
  size?: 'md' | 'lg';
  /** Whether the screen begins at the top of the page; a question stays where the one before was. */
  toTop?: boolean;
}

/** A screen's heading. It takes the focus when the screen is new, so that keyboard and screen reader follow. */
export function StepHeading({ moves, children, id, size = 'lg', toTop = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves === 0) return;
    if (toTop) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: toTop });
  }, [moves, toTop]);
  return (
    <Heading
      ref={heading}
      level={1}
      data-size={size}
      tabIndex={-1}
      className="step-heading"
      {...(id ? { id } : {})}
    >
      {children}
    </Heading>
  );
}
