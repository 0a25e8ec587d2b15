import { Button } from '@digdir/designsystemet-react';
import { ArrowUndoIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { studioTexts } from '../../../texts/studio';
import { learningTexts } from '../../../texts/studioLearning';
import { temaName } from '../../parts/temas';
import { useTemas } from '../../parts/useNames';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import { whichModel } from '../../training/modelName';
import { learningApi } from '../api';
import type { QualityView } from '../wire';
import { ExampleRows } from './ExampleRows';
import { FixButtons } from './FixButtons';
import { leftOf, plainText } from './fixes';
import { Overlaps } from './Overlaps';
import { useFixes, type Fixes } from './useFixes';

const say = learningTexts.quality;
const SUSPECTS = 'mistenkte';
const OVERLAPS = 'overlapp';
const IDLE = 'overflodige';

/** What looks odd in the training data, and one-click fixes. */
export function QualityScreen() {
  const { drafts } = useStudio();
  const quality = useLoaded(`quality ${drafts.currentId ?? ''}`, () => learningApi.quality(drafts.currentId));
  const temas = useTemas().value?.intents ?? null;
  const nameOf = (intent: string) => temaName(temas, intent);
  const fixes = useFixes(nameOf);
  return (
    <Page title={say.heading} lead={<p>{say.lead}</p>}>
      {quality.value === null ? (
        <Waiting of={quality} />
      ) : quality.value.model_id === null ? (
        <div className="card">
          <p>{say.none}</p>
          <p className="card__more">
            <StudioLink href="/studio/trening">{say.train}</StudioLink>
          </p>
        </div>
      ) : (
        <Found quality={quality.value} model={quality.value.model_id} fixes={fixes} nameOf={nameOf} />
      )}
      <FixBar fixes={fixes} />
    </Page>
  );
}

interface FoundProps {
  quality: QualityView;
  model: string;
  fixes: Fixes;
  nameOf: (intent: string) => string;
}

function Found({ quality, model, fixes, nameOf }: FoundProps) {
  const suspects = leftOf(quality.suspects, fixes.gone);
  const idle = leftOf(quality.idle, fixes.gone);
  return (
    <div className="stack">
      <nav aria-label={say.parts}>
        <ul className="page-parts">
          <li>
            <a href={`#${SUSPECTS}`}>{say.suspects}</a> ({suspects.length})
          </li>
          <li>
            <a href={`#${OVERLAPS}`}>{say.overlaps}</a> ({quality.overlaps.length})
          </li>
          <li>
            <a href={`#${IDLE}`}>{say.idle}</a> ({idle.length})
          </li>
        </ul>
        <p className="footnote">
          {say.measuredBy(whichModel(model))} {say.keepHelp}
        </p>
      </nav>
      <ExampleRows
        id={SUSPECTS}
        heading={say.suspects}
        lead={say.suspectsLead}
        none={say.noSuspects}
        rows={suspects}
        testId="suspects"
      >
        {(row) => (
          <>
            <dl className="reading__facts">
              <div>
                <dt>{say.standsUnder}</dt>
                <dd>{nameOf(row.intent)}</dd>
              </div>
              <div>
                <dt>{say.looksLike}</dt>
                <dd>{nameOf(row.suggested)}</dd>
              </div>
            </dl>
            <p className="reading__why">
              {say.leans(studioTexts.percent(row.own_share), studioTexts.percent(row.suggested_share))}
            </p>
            <FixButtons
              example={row}
              suggested={{ intent: row.suggested, name: nameOf(row.suggested) }}
              fixes={fixes}
            />
          </>
        )}
      </ExampleRows>
      <Overlaps id={OVERLAPS} overlaps={quality.overlaps} nameOf={nameOf} />
      <ExampleRows
        id={IDLE}
        heading={say.idle}
        lead={say.idleLead}
        none={say.noIdle}
        rows={idle}
        testId="idle"
      >
        {(row) => (
          <>
            <dl className="reading__facts">
              <div>
                <dt>{say.standsUnder}</dt>
                <dd>{nameOf(row.intent)}</dd>
              </div>
              <div>
                <dt>{say.alike}</dt>
                <dd>«{plainText(row.like)}»</dd>
              </div>
            </dl>
            <FixButtons example={row} suggested={null} fixes={fixes} />
          </>
        )}
      </ExampleRows>
    </div>
  );
}

/** What the latest fix did, and the way back; stays in view while one works down the list. */
function FixBar({ fixes: { action, outcome, undo } }: { fixes: Fixes }) {
  const { drafts } = useStudio();
  const restored = outcome?.restored ?? null;
  useEffect(() => {
    if (restored === null) return;
    const rows = [...document.querySelectorAll<HTMLElement>('li[data-example]')];
    rows
      .find((row) => row.dataset.example === restored)
      ?.querySelector('button')
      ?.focus();
  }, [restored]);
  if (outcome === null && action.failure === null) return null;
  return (
    <div className="save-bar" data-testid="fix-bar">
      <Failure text={action.failure} />
      {outcome !== null && (
        <>
          <p>
            {outcome.text}{' '}
            {outcome.undoable !== null && drafts.current !== null && say.intoDraft(drafts.current.title)}
          </p>
          {outcome.undoable !== null && (
            <Button
              variant="secondary"
              data-size="sm"
              data-testid="undo-fix"
              aria-disabled={action.busy}
              onClick={() => void undo()}
            >
              <ArrowUndoIcon aria-hidden />
              {say.undo}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
