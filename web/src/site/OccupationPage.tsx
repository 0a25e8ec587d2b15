import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, ChatIcon, ExternalLinkIcon } from '@navikt/aksel-icons';
import { locales } from '../texts';
import { PlainText } from '../ui/PlainText';
import { LoadFailed } from './LoadFailed';
import { OCCUPATION_SECTIONS, readOccupation, type Occupation } from './occupation';
import { PageLink } from './PageLink';
import { RiasecBars } from './RiasecBars';
import { occupationPath } from './routes';
import { openChat, useSite } from './SiteContext';
import { useLoaded } from './useLoaded';
import { useTitle } from './useTitle';

/** One occupation's article. */
export function OccupationPage({ id }: { id: string }) {
  const { lang, texts } = useSite();
  const [found, retry] = useLoaded(`${lang}/${id}`, () => readOccupation(id, lang));
  useTitle(found.value?.title ?? texts.site.occupations);
  return (
    <div className="wrap section article">
      <p className="article__back">
        <ArrowLeftIcon aria-hidden />
        <PageLink href="/yrker">{texts.occupation.back}</PageLink>
      </p>
      {found.state === 'ready' && <Article occupation={found.value} />}
      {found.state === 'loading' && (
        <>
          <h1 className="sr-only">{texts.site.occupations}</h1>
          <p role="status">{texts.common.loading}</p>
        </>
      )}
      {found.state === 'missing' && (
        <>
          <Heading level={1} data-size="lg">
            {texts.site.notFoundTitle}
          </Heading>
          <p>{texts.occupation.notFound}</p>
        </>
      )}
      {found.state === 'failed' && (
        <>
          <h1 className="sr-only">{texts.site.occupations}</h1>
          <LoadFailed onRetry={retry} />
        </>
      )}
    </div>
  );
}

function Article({ occupation }: { occupation: Occupation }) {
  const { texts } = useSite();
  const say = texts.occupation;
  const sections = OCCUPATION_SECTIONS.filter((key) => occupation.sections[key] !== undefined);
  return (
    <div className="article__columns">
      <article>
        <Heading level={1} className="article__title">
          {occupation.title}
        </Heading>
        <p className="article__lead">{occupation.summary}</p>
        <Button onClick={() => openChat(say.askQuestion(occupation.title))}>
          <ChatIcon aria-hidden />
          {say.ask}
        </Button>
        <nav aria-labelledby="contents" className="article__contents">
          <h2 id="contents">{say.contents}</h2>
          <ul>
            {sections.map((key) => (
              <li key={key}>
                <a href={`#${key}`}>{say.sections[key]}</a>
              </li>
            ))}
            {occupation.points.length > 0 && (
              <li>
                <a href="#points">{say.points}</a>
              </li>
            )}
          </ul>
        </nav>
        {sections.map((key) => (
          <section key={key} aria-labelledby={key} className="article__section">
            <h2 id={key}>{say.sections[key]}</h2>
            <PlainText text={occupation.sections[key] ?? ''} />
          </section>
        ))}
        {occupation.points.length > 0 && (
          <section aria-labelledby="points" className="article__section">
            <h2 id="points">{say.points}</h2>
            {occupation.points.map((point) => (
              <Details key={point.id}>
                <Details.Summary>{point.question}</Details.Summary>
                <Details.Content>{point.text}</Details.Content>
              </Details>
            ))}
          </section>
        )}
        {occupation.links.length > 0 && (
          <section aria-labelledby="links" className="article__section">
            <h2 id="links">{say.links}</h2>
            <ul className="article__links">
              {occupation.links.map((link) => (
                <li key={link.url}>
                  <a className="outward" href={link.url} rel="noreferrer">
                    {link.title}
                    <ExternalLinkIcon aria-hidden />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
      <Facts occupation={occupation} />
    </div>
  );
}

function Facts({ occupation }: { occupation: Occupation }) {
  const { lang, texts } = useSite();
  const say = texts.occupation;
  const checked = new Date(occupation.checked);
  return (
    <div className="facts">
      {occupation.riasec !== null && (
        <RiasecBars riasec={occupation.riasec} source={occupation.riasecSource} />
      )}
      {occupation.related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{say.related}</h2>
          <ul>
            {occupation.related.map((other) => (
              <li key={other.id}>
                <PageLink href={occupationPath(other.id)}>{other.title}</PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="facts">
        <h2 id="facts">{say.facts}</h2>
        <dl>
          {occupation.otherNames.length > 0 && (
            <div>
              <dt>{say.otherNames}</dt>
              <dd>{occupation.otherNames.join(', ')}</dd>
            </div>
          )}
          <div>
            <dt>{say.styrk}</dt>
            <dd>{occupation.styrk08}</dd>
          </div>
        </dl>
        {!Number.isNaN(checked.getTime()) && (
          <p className="facts__checked">
            {say.checked(
              checked.toLocaleDateString(locales[lang], { day: 'numeric', month: 'long', year: 'numeric' }),
            )}
          </p>
        )}
      </section>
    </div>
  );
}
