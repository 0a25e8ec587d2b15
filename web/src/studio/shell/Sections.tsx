import { MenuHamburgerIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { screens } from '../screens';
import { findScreen } from './routes';
import { StudioLink } from './StudioLink';

/** The sections of the studio; behind a button where there is no room for them. */
export function Sections({ path }: { path: string }) {
  const [open, setOpen] = useState(false);
  const shown = findScreen(screens, path)?.screen;
  const here = shown?.within ?? shown?.path;
  return (
    <nav className="sections" aria-label={say.sections}>
      <button
        type="button"
        className="sections__toggle"
        aria-expanded={open}
        aria-controls="sections-list"
        onClick={() => setOpen(!open)}
      >
        <MenuHamburgerIcon aria-hidden />
        {say.menu}
      </button>
      <ul id="sections-list" className={open ? 'sections__list sections__list--open' : 'sections__list'}>
        {screens.map(
          (screen) =>
            screen.section !== undefined && (
              <li key={screen.path}>
                <StudioLink
                  href={screen.path}
                  aria-current={screen.path === here ? (screen === shown ? 'page' : 'true') : undefined}
                >
                  {screen.section}
                </StudioLink>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
