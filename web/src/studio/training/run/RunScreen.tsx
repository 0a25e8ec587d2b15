import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { whenWords } from '../../editing/drafts/when';
import type { ScreenProps } from '../../screens';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { Waiting } from '../../shell/Waiting';
import { trainingApi } from '../api';
import { secondsWords } from '../numberWords';
import { ToneIcon } from '../ToneIcon';
import { usePolled } from '../usePolled';
import type { RunState, RunView } from '../wire';
import { PublishRun } from './PublishRun';
import { RunProgress } from './RunProgress';
import { RunResult } from './RunResult';
import { isMeasured, isMoving, isTraining, sourceOf } from './runState';
import { verdictOf } from './verdict';

/** One training: how it goes, and what came of it. */
export function RunScreen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const run = usePolled(`run ${id}`, () => trainingApi.run(id), isMoving);
  if (run.value === null) {
    return (
      <Page title={say.runs.one} back={<Back />}>
        <Waiting of={run} />
      </Page>
    );
  }
  return <Run run={run.value} at={run.at} failure={run.failure} onChanged={run.reload} />;
}

interface Props {
  run: RunView;
  at: number;
  failure: string | null;
  onChanged: () => void;
}

function Run({ run, at, failure, onChanged }: Props) {
  const verdict = verdictOf(run);
  const heading = useRef<HTMLHeadingElement>(null);
  useTold(run, verdict.text, heading);
  return (
    <Page title={sourceOf(run)} back={<Back />} lead={<Facts run={run} />}>
      {isTraining(run) ? (
        <section className="card" aria-labelledby="progress-heading">
          <h2 id="progress-heading">{say.runs.underWayHeading}</h2>
          <RunProgress run={run} at={at} failure={failure} onChanged={onChanged} />
        </section>
      ) : (
        <div className="stack">
          <section className={`verdict verdict--${verdict.tone}`} aria-labelledby="verdict-heading">
            <ToneIcon tone={verdict.tone} />
            <div>
              <h2 id="verdict-heading" ref={heading} tabIndex={-1}>
                {say.verdict.heading}
              </h2>
              <p data-testid="verdict">{verdict.text}</p>
            </div>
          </section>
          <PublishRun run={run} at={at} onChanged={onChanged} />
          {isMeasured(run) && <RunResult run={run} />}
        </div>
      )}
    </Page>
  );
}

function Back() {
  return (
    <StudioLink href="/studio/trening" className="back-link">
      <ArrowLeftIcon aria-hidden />
      {say.runs.back}
    </StudioLink>
  );
}

/** Say aloud when a run ends or its model goes live; and keep the focus when what had it is gone. */
function useTold(run: RunView, verdict: string, heading: { current: HTMLHeadingElement | null }): void {
  const { announce, drafts } = useStudio();
  const { refresh } = drafts;
  const before = useRef<RunState | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = run.state;
    if (was === null || was === run.state || isTraining(run)) return;
    if (run.state === 'publishing') {
      announce(say.verdict.publishing);
      return;
    }
    if (run.state === 'published') {
      announce(say.verdict.published);
      // The draft that was trained is published with it.
      refresh();
    } else {
      announce(was === 'publishing' ? (run.error ?? verdict) : verdict);
    }
    if (document.activeElement === document.body) heading.current?.focus();
  }, [run, verdict, heading, announce, refresh]);
}

function Facts({ run }: { run: RunView }) {
  const { train, evaluate, swap } = run.seconds;
  return (
    <>
      <p className="facts">
        <span>{say.runs.facts.by(run.by, whenWords(run.created_at))}</span>
        {train !== null && evaluate !== null && (
          <span>{say.runs.facts.seconds(secondsWords(train), secondsWords(evaluate))}</span>
        )}
        {swap !== null && <span>{say.runs.facts.swap(secondsWords(swap))}</span>}
      </p>
      {run.state === 'published' && run.override_reason !== null && (
        <p>{say.runs.facts.override(run.override_reason)}</p>
      )}
    </>
  );
}
