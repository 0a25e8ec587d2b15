import { Heading, SkipLink } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import type { Lang } from '../chat/chatState';
import { chosenLang, isLang, keepChosenLang, onLangChosenElsewhere, texts } from '../texts';
import { GuidancePage } from '../guidance/GuidancePage';
import { OccupationPage } from './OccupationPage';
import { OccupationsPage } from './OccupationsPage';
import type { Route } from './routes';
import { SiteContext, useSite } from './SiteContext';
import { SiteHeader } from './SiteHeader';
import { SiteNotices } from './SiteNotices';
import { StartPage } from './StartPage';
import { useRoute } from './useRoute';
import { useTitle } from './useTitle';

/** The public site. */
export function SiteApp() {
  const [route, go] = useRoute();
  const [lang, setLang] = useState<Lang>(firstLang);
  const tools = useMemo(() => ({ lang, texts: texts[lang], go }), [lang, go]);
  useEffect(() => onLangChosenElsewhere(setLang), []);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <SiteContext value={tools}>
      <SkipLink href="#main">{tools.texts.site.skip}</SkipLink>
      <SiteHeader
        route={route}
        onLang={(wanted) => {
          keepChosenLang(wanted);
          setLang(wanted);
        }}
      />
      <main id="main" tabIndex={-1}>
        <SiteNotices />
        <Page route={route} />
      </main>
      <footer className="site-footer">
        <div className="wrap">
          <p>{tools.texts.site.footer}</p>
          <p>
            <a href="tel:113">{tools.texts.site.emergency}</a>
          </p>
        </div>
      </footer>
    </SiteContext>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'start':
      return <Start />;
    case 'occupations':
      return <OccupationsPage query={route.query} />;
    case 'occupation':
      return <OccupationPage key={route.id} id={route.id} />;
    case 'interests':
      return <GuidancePage fragment={route.fragment} />;
    case 'unknown':
      return <Unknown />;
  }
}

function Start() {
  useTitle(useSite().texts.site.title);
  return <StartPage />;
}

function Unknown() {
  const { texts: say } = useSite();
  useTitle(say.site.notFoundTitle);
  return (
    <div className="wrap section">
      <Heading level={1} data-size="lg">
        {say.site.notFoundTitle}
      </Heading>
      <p>{say.site.notFoundText}</p>
    </div>
  );
}

/** The language of the address, or the one chosen on this device before, or bokmål. */
function firstLang(): Lang {
  const asked = new URLSearchParams(window.location.search).get('lang');
  return isLang(asked) ? asked : (chosenLang() ?? 'nb');
}
