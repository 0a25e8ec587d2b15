import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { studioTexts } from '../../texts/studio';
import { trainingTexts as say } from '../../texts/studioTraining';
import { Failure } from '../shell/Failure';
import { useStudio } from '../shell/StudioContext';
import { useAction } from '../shell/useAction';
import { trainingApi } from './api';
import type { RunView } from './wire';

interface Props {
  /** The draft that the address names. */
  asked: string | null;
  onStarted: (run: RunView) => void;
  onRefused: () => void;
}

const PUBLISHED = '';

/** Choose what a new model should learn from, and begin. */
export function StartRun({ asked, onStarted, onRefused }: Props) {
  const { drafts } = useStudio();
  const id = useId();
  const action = useAction();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = drafts.open ?? [];
  const draftId = chosen ?? asked ?? drafts.currentId ?? PUBLISHED;
  const draft = open.find((one) => one.id === draftId) ?? null;
  const start = async () => {
    if (action.busy) return;
    const run = await action.run(() => trainingApi.start(draftId === PUBLISHED ? null : draftId));
    if (run === null) onRefused();
    else onStarted(run);
  };
  return (
    <form
      className="card start-run"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div>
        <label htmlFor={id} className="field-label">
          {say.runs.source}
        </label>
        <p id={`${id}-help`} className="field-help">
          {say.runs.sourceHelp}
        </p>
        <select
          id={id}
          className="ds-input"
          data-testid="run-source"
          aria-describedby={`${id}-help`}
          value={draftId}
          onChange={(event) => setChosen(event.target.value)}
        >
          {draft === null && draftId !== PUBLISHED && (
            <option value={draftId}>{say.runs.unknownDraft}</option>
          )}
          {open.map((one) => (
            <option key={one.id} value={one.id}>
              {say.runs.draft(one.title, studioTexts.drafts.files(one.files.length))}
            </option>
          ))}
          <option value={PUBLISHED}>{say.runs.published}</option>
        </select>
      </div>
      {draft?.trains === false && draft.files.length > 0 && <p>{say.runs.noTraining}</p>}
      <Failure text={action.failure} />
      <div className="form__actions">
        <Button type="submit" data-testid="start-run" aria-disabled={action.busy}>
          {action.busy ? say.runs.starting : say.runs.start}
        </Button>
        <span className="field-help">{say.runs.takes}</span>
      </div>
    </form>
  );
}
