import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ArrowRightIcon, ChatIcon, CompassIcon, PersonChatIcon, PersonCircleIcon } from '@navikt/aksel-icons';
import { OccupationSearch } from './OccupationSearch';
import { PageLink } from './PageLink';
import { Signpost } from './Signpost';
import { openChat, useSite } from './SiteContext';

const HOW_ICONS = [ChatIcon, PersonChatIcon, PersonCircleIcon];

/** What Veiviser is, and where to begin. */
export function StartPage() {
  const { texts } = useSite();
  const say = texts.site;
  return (
    <>
      <section className="hero">
        <div className="wrap hero__inner">
          <div>
            <Heading level={1} className="hero__title">
              {say.heading}
            </Heading>
            <Paragraph className="hero__lead">{say.lead}</Paragraph>
            <Button data-size="lg" onClick={() => openChat()}>
              <ChatIcon aria-hidden />
              {say.startChat}
            </Button>
          </div>
          <Signpost />
        </div>
      </section>
      <section className="wrap likes" aria-labelledby="likes">
        <div className="likes__card">
          <CompassIcon aria-hidden />
          <div>
            <Heading level={2} id="likes" data-size="sm">
              <PageLink href="/interesser" className="likes__link">
                {say.likesTitle}
              </PageLink>
            </Heading>
            <p>{say.likesText}</p>
          </div>
          <span className="likes__start" aria-hidden>
            {say.likesStart}
            <ArrowRightIcon />
          </span>
        </div>
      </section>
      <section className="wrap section" aria-labelledby="ask">
        <Heading level={2} id="ask" data-size="md">
          {say.askHeading}
        </Heading>
        <Paragraph className="section__lead">{say.askLead}</Paragraph>
        <ul className="tiles tiles--entries">
          {say.entries.map((entry) => (
            <li key={entry.title} className="tile">
              <h3 className="tile__title">
                <button type="button" className="tile__link" onClick={() => openChat(entry.question)}>
                  {entry.title}
                  <ArrowRightIcon aria-hidden />
                </button>
              </h3>
              <p>{entry.text}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className="band" aria-labelledby="find">
        <div className="wrap section">
          <Heading level={2} id="find" data-size="md">
            {say.searchHeading}
          </Heading>
          <Paragraph className="section__lead">{say.searchLead}</Paragraph>
          <OccupationSearch />
          <Paragraph>
            <PageLink href="/yrker">{say.allOccupations}</PageLink>
          </Paragraph>
        </div>
      </section>
      <section className="wrap section" aria-labelledby="how">
        <Heading level={2} id="how" data-size="md">
          {say.howHeading}
        </Heading>
        <ul className="how">
          {say.how.map((item, index) => {
            const Icon = HOW_ICONS[index] ?? ChatIcon;
            return (
              <li key={item.title}>
                <Icon aria-hidden />
                <div>
                  <h3>{item.title}</h3>
                  <p>{item.text}</p>
                </div>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
