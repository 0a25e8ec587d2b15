import { Alert } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, ArrowRightIcon } from '@navikt/aksel-icons';
import { learningTexts } from '../../../texts/studioLearning';
import { withQuery } from '../../http';
import type { ScreenProps } from '../../screens';
import { Page } from '../../shell/Page';
import { StudioLink } from '../../shell/StudioLink';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import { learningApi } from '../api';
import type { ReportView } from '../wire';
import { Gaps } from './Gaps';
import { ShareCard } from './ShareCard';
import { ThumbsDownList } from './ThumbsDownList';
import { weekWords } from './week';

const say = learningTexts.report;
const inWeek = (path: string, week: string) => withQuery(path, { uke: week });

/** A week: what people asked, what we couldn't answer, and whether they were helped. */
export function ReportScreen({ query }: ScreenProps) {
  const week = query.get('uke');
  const report = useLoaded(`report ${week ?? ''}`, () => learningApi.report(week));
  return (
    <Page title={say.heading} lead={<p>{say.lead}</p>}>
      {report.value === null ? <Waiting of={report} /> : <Report report={report.value} />}
    </Page>
  );
}

function Report({ report }: { report: ReportView }) {
  return (
    <div className="stack">
      <nav className="weeks" aria-label={say.weeks}>
        <StudioLink href={inWeek('/studio/rapport', report.previous_week)} data-testid="previous-week">
          <ArrowLeftIcon aria-hidden />
          {say.previous}
        </StudioLink>
        <p className="weeks__now" aria-live="polite">
          <strong>{weekWords(report.week)}</strong>
        </p>
        {report.next_week !== null && (
          <StudioLink href={inWeek('/studio/rapport', report.next_week)} data-testid="next-week">
            {say.next}
            <ArrowRightIcon aria-hidden />
          </StudioLink>
        )}
      </nav>
      <section aria-labelledby="outcomes-heading">
        <h2 id="outcomes-heading">{say.outcomes}</h2>
        <p className="section-lead">
          {report.conversations === 0 ? say.noConversations : say.figures(report.conversations, report.turns)}
        </p>
        <div className="shares">
          <ShareCard
            title={say.containment}
            meaning={say.containmentMeans}
            share={report.containment}
            none={say.noConversations}
            testId="containment"
          />
          <ShareCard
            title={say.resolution}
            meaning={say.resolutionMeans}
            share={report.resolution}
            none={say.nothingJudged}
            testId="resolution"
          />
          <ShareCard
            title={say.unanswered}
            meaning={say.unansweredMeans}
            share={report.unanswered}
            none={say.noConversations}
            testId="unanswered"
          />
        </div>
        <Alert data-color="warning" className="shares__warning">
          {say.warning}
        </Alert>
        <p className="card__more">
          <StudioLink
            className="ds-button"
            data-variant="secondary"
            data-testid="to-review"
            href={inWeek('/studio/rapport/vurder', report.week)}
          >
            {say.judge}
          </StudioLink>
        </p>
      </section>
      <Gaps gaps={report.gaps} />
      <ThumbsDownList answers={report.thumbs_down} />
    </div>
  );
}
