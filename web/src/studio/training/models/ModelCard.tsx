import { Button, Tag } from '@digdir/designsystemet-react';
import { CheckmarkCircleFillIcon } from '@navikt/aksel-icons';
import { modelTexts } from '../../../texts/studioModels';
import { whenWords } from '../../editing/drafts/when';
import { StudioLink } from '../../shell/StudioLink';
import { modelName, whichModel } from '../modelName';
import { exactPercent } from '../numberWords';
import type { ModelView } from '../wire';
import { figureOf, type Standing } from './standing';

const say = modelTexts.models;

interface Props {
  model: ModelView;
  standing: Standing;
  /** While models are swapped, nothing else can be. */
  waits: boolean;
  onSwap: (model: ModelView) => void;
}

/** A model: where it comes from, how good it is, and the button that makes it the live one. */
export function ModelCard({ model, standing, waits, onSwap }: Props) {
  const accuracy = figureOf(model, 'accuracy');
  const crisis = figureOf(model, 'crisis_recall');
  const back = standing === 'was_live';
  const which = whichModel(model.id);
  return (
    <li
      className={standing === 'live' ? 'draft-card draft-card--current' : 'draft-card'}
      data-testid="model"
      data-model={model.id}
    >
      <h3>
        {modelName(model.id)}{' '}
        {standing === 'live' && (
          <Tag data-size="sm" data-color="success">
            <CheckmarkCircleFillIcon aria-hidden />
            {say.live}
          </Tag>
        )}
      </h3>
      {model.why !== '' && <p>{model.why}</p>}
      <p className="draft-card__facts">
        {say.origins[model.origin]}. {say.madeBy(model.by, whenWords(model.created_at))}
      </p>
      <p className="draft-card__facts breakable">
        {say.id}: <code>{model.id}</code>
      </p>
      <p className="facts">
        {accuracy !== null && <span>{say.understands(exactPercent(accuracy))}</span>}
        {crisis !== null && <span>{say.crisis(exactPercent(crisis))}</span>}
      </p>
      <div className="form__actions model-card__actions">
        {standing !== 'live' && (
          <Button
            variant="secondary"
            data-size="sm"
            aria-label={back ? say.rollBackNamed(which) : say.useNamed(which)}
            aria-disabled={waits}
            onClick={() => {
              if (!waits) onSwap(model);
            }}
          >
            {back ? say.rollBack : say.use}
          </Button>
        )}
        {model.run_id !== null && (
          <StudioLink href={`/studio/trening/${encodeURIComponent(model.run_id)}`}>{say.run}</StudioLink>
        )}
      </div>
    </li>
  );
}
