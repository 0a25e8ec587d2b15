import { Button, Checkbox } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, CheckmarkCircleFillIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { learningTexts } from '../../../texts/studioLearning';
import { withQuery } from '../../http';
import { placeOf } from '../../inbox/keys';
import { keepKeysOn, keysOn } from '../../inbox/keysSetting';
import type { ScreenProps } from '../../screens';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import { learningApi } from '../api';
import { weekWords } from '../report/week';
import type { ReviewList, ReviewView, Verdict } from '../wire';
import { judgedCount, nextUnjudged, reviewKey, VERDICTS, withReview } from './reviews';
import { Transcript } from './Transcript';

const say = learningTexts.review;

/** The week's sample: read a conversation, say whether the person was helped, go on to the next. */
export function ReviewScreen({ query }: ScreenProps) {
  const week = query.get('uke');
  const sample = useLoaded(`reviews ${week ?? ''}`, () => learningApi.reviews(week));
  return (
    <Page
      title={say.heading}
      back={
        <StudioLink href={withQuery('/studio/rapport', { uke: week })} className="back-link">
          <ArrowLeftIcon aria-hidden />
          {say.back}
        </StudioLink>
      }
      lead={
        <>
          <p>{say.lead}</p>
          {sample.value !== null && <p>{weekWords(sample.value.week)}</p>}
        </>
      }
    >
      {sample.value === null ? (
        <Waiting of={sample} />
      ) : sample.value.reviews.length === 0 ? (
        <p className="card">{say.none}</p>
      ) : (
        <Sample key={sample.value.week} sample={sample.value} />
      )}
    </Page>
  );
}

function Sample({ sample }: { sample: ReviewList }) {
  const { announce } = useStudio();
  const action = useAction();
  const [reviews, setReviews] = useState<readonly ReviewView[]>(sample.reviews);
  const [place, setPlace] = useState(() => nextUnjudged(sample.reviews, -1) ?? 0);
  const [keys, setKeys] = useState(keysOn);
  const heading = useRef<HTMLHeadingElement>(null);
  const review = reviews[place];
  const judged = judgedCount(reviews);

  const goTo = (next: number | null) => {
    if (next === null || next < 0 || next >= reviews.length) return;
    setPlace(next);
    heading.current?.focus();
  };
  const judge = async (verdict: Verdict | null) => {
    if (review === undefined || action.busy) return;
    const answered = await action.run(() => learningApi.judge(review.id, verdict));
    if (answered === null) return;
    const all = withReview(reviews, answered);
    setReviews(all);
    if (verdict === null) {
      announce(say.takenBack);
      // The button that was pressed goes.
      heading.current?.focus();
      return;
    }
    const next = nextUnjudged(all, place);
    const told = `${say.saved(say.verdicts[verdict])} ${say.progress(judgedCount(all), all.length)}.`;
    announce(next === null ? `${told} ${say.allDone}` : told);
    goTo(next);
  };
  useReviewKeys(keys, (key) => {
    if ('verdict' in key) void judge(key.verdict);
    else goTo(place + key.steps);
  });
  if (review === undefined) return null;
  const done = nextUnjudged(reviews, place) === null;
  return (
    <div className="review">
      <div className="review__progress">
        <progress
          className="run-progress__bar"
          max={reviews.length}
          value={judged}
          aria-label={say.progress(judged, reviews.length)}
        />
        <p data-testid="review-progress">{say.progress(judged, reviews.length)}</p>
        {done && <p className="with-icon">{say.allDone}</p>}
      </div>
      <section className="card" aria-labelledby="review-heading">
        <h2 id="review-heading" ref={heading} tabIndex={-1}>
          {say.place(place + 1, reviews.length)}
        </h2>
        {review.handed_off && <p className="section-lead">{say.handedOff}</p>}
        <Transcript lines={review.transcript} />
      </section>
      <section className="card review__verdict" aria-labelledby="question-heading">
        <h2 id="question-heading">{say.question}</h2>
        <Failure text={action.failure} />
        <ul className="verdicts">
          {VERDICTS.map((verdict, index) => (
            <li key={verdict}>
              <VerdictButton
                verdict={verdict}
                number={index + 1}
                chosen={review.verdict === verdict}
                busy={action.busy}
                showKey={keys}
                onPress={() => void judge(verdict)}
              />
            </li>
          ))}
        </ul>
        {review.verdict !== null && (
          <p className="review__judged">
            {say.judgedBy(review.by ?? '', say.verdicts[review.verdict])}{' '}
            <button type="button" className="text-button" onClick={() => void judge(null)}>
              {say.takeBack}
            </button>
          </p>
        )}
        <div className="form__actions">
          <Button
            variant="secondary"
            data-size="sm"
            aria-disabled={place === 0}
            onClick={() => goTo(place - 1)}
          >
            {say.previous}
          </Button>
          <Button
            variant="secondary"
            data-size="sm"
            aria-disabled={place === reviews.length - 1}
            onClick={() => goTo(place + 1)}
          >
            {say.next}
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            aria-disabled={done}
            onClick={() => goTo(nextUnjudged(reviews, place))}
          >
            {say.nextOpen}
          </Button>
        </div>
        <Checkbox
          data-size="sm"
          label={say.keys}
          description={say.keysHelp}
          checked={keys}
          onChange={(event) => {
            setKeys(event.target.checked);
            keepKeysOn(event.target.checked);
          }}
        />
      </section>
    </div>
  );
}

interface VerdictProps {
  verdict: Verdict;
  number: number;
  chosen: boolean;
  busy: boolean;
  showKey: boolean;
  onPress: () => void;
}

function VerdictButton({ verdict, number, chosen, busy, showKey, onPress }: VerdictProps) {
  return (
    <button
      type="button"
      className="verdict-button"
      data-testid={`verdict-${verdict}`}
      aria-pressed={chosen}
      aria-disabled={busy}
      onClick={onPress}
    >
      <span className="verdict-button__name">
        {chosen && <CheckmarkCircleFillIcon aria-hidden />}
        {say.verdicts[verdict]}
        {showKey && <kbd>{number}</kbd>}
      </span>
      <span className="verdict-button__help">{say.verdictHelp[verdict]}</span>
    </button>
  );
}

/** Do what keys say, as long as `on`. */
function useReviewKeys(on: boolean, act: (key: NonNullable<ReturnType<typeof reviewKey>>) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const key = reviewKey(event, placeOf(event.target));
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
}
