import { languageNames, isLang } from '../texts';
import type { Lang } from '../chat/chatState';
import { Logo } from '../ui/Logo';
import { PageLink } from './PageLink';
import type { Route } from './routes';
import { useSite } from './SiteContext';

interface Props {
  route: Route;
  onLang: (lang: Lang) => void;
}

/** Name, menu and language. */
export function SiteHeader({ route, onLang }: Props) {
  const { lang, texts } = useSite();
  const current = (here: boolean) => (here ? { 'aria-current': 'page' as const } : {});
  return (
    <header className="site-header">
      <div className="wrap site-header__row">
        <PageLink href="/" className="brand">
          <Logo />
          <span>Veiviser</span>
        </PageLink>
        <nav aria-label={texts.site.menu}>
          <ul>
            <li>
              <PageLink href="/" {...current(route.page === 'start')}>
                {texts.site.home}
              </PageLink>
            </li>
            <li>
              <PageLink href="/interesser" {...current(route.page === 'interests')}>
                {texts.site.interests}
              </PageLink>
            </li>
            <li>
              <PageLink
                href="/yrker"
                {...current(route.page === 'occupations' || route.page === 'occupation')}
              >
                {texts.site.occupations}
              </PageLink>
            </li>
          </ul>
        </nav>
        <label className="site-lang">
          <span className="sr-only">{texts.common.language}</span>
          <select
            className="ds-input"
            value={lang}
            onChange={(event) => {
              if (isLang(event.target.value)) onLang(event.target.value);
            }}
          >
            {Object.entries(languageNames).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}
