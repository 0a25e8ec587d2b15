import { Button, Tag, Textfield } from '@digdir/designsystemet-react';
import { ArrowsSquarepathIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState } from 'react';
import { modelTexts } from '../../../texts/studioModels';
import { temaName } from '../../parts/temas';
import { useTemas } from '../../parts/useNames';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { useAction } from '../../shell/useAction';
import { useLoaded } from '../../shell/useLoaded';
import { trainingApi } from '../api';
import { modelName, whichModel } from '../modelName';
import { ReadingView } from './ReadingView';
import { compared, MOST_TEXTS, sentences, type Compared } from './readings';

const say = modelTexts.tryOut;
const LIVE = 'live';

/** Write sentences, and see how the live model and another one read them. */
export function TryScreen() {
  const { announce } = useStudio();
  const id = useId();
  const action = useAction();
  const models = useLoaded('models to try', trainingApi.models);
  const temas = useTemas().value?.intents ?? null;
  const [text, setText] = useState('');
  const [other, setOther] = useState('');
  const [asked, setAsked] = useState(false);
  const [results, setResults] = useState<readonly Compared[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = sentences(text);
  const wrong =
    lines.length === 0 ? say.empty : lines.length > MOST_TEXTS ? say.tooMany(MOST_TEXTS, lines.length) : null;
  const others = (models.value?.models ?? []).filter((model) => !model.live);

  const read = async () => {
    setAsked(true);
    if (wrong !== null) {
      field.current?.focus();
      return;
    }
    if (action.busy) return;
    const answer = await action.run(() => trainingApi.parse(lines, other === '' ? [LIVE] : [LIVE, other]));
    if (answer === null) return;
    const found = compared(lines, answer);
    setResults(found);
    announce(say.done(found.length, found.filter(({ differs }) => differs).length));
  };
  return (
    <Page title={say.heading} lead={<p>{say.lead}</p>}>
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Textfield
          ref={field}
          multiline
          rows={4}
          label={say.texts}
          description={say.textsHelp(MOST_TEXTS)}
          data-testid="try-texts"
          value={text}
          error={(asked || lines.length > MOST_TEXTS) && wrong !== null ? wrong : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void read();
          }}
        />
        <div>
          <label htmlFor={id} className="field-label">
            {say.against}
          </label>
          <select
            id={id}
            className="ds-input"
            data-testid="try-model"
            value={other}
            onChange={(event) => setOther(event.target.value)}
          >
            <option value="">{say.alone}</option>
            {others.map((model) => (
              <option key={model.id} value={model.id}>
                {say.option(modelName(model.id), model.why)}
              </option>
            ))}
          </select>
        </div>
        <Failure text={action.failure ?? models.failure} />
        <div className="form__actions">
          <Button type="submit" data-testid="try-read" aria-disabled={action.busy}>
            {action.busy ? say.reading : say.read}
          </Button>
          {action.busy && other !== '' && <span className="field-help">{say.first}</span>}
        </div>
      </form>
      {results.length > 0 && (
        <section className="try-results" aria-labelledby="results-heading">
          <h2 id="results-heading">{say.results}</h2>
          <ol>
            {results.map((one, index) => (
              <li
                key={`${index} ${one.text}`}
                className={one.differs ? 'card try-result try-result--differs' : 'card try-result'}
                data-testid="try-result"
              >
                <h3>
                  «{one.text}»{' '}
                  {one.differs && (
                    <Tag data-size="sm" data-color="warning">
                      <ArrowsSquarepathIcon aria-hidden />
                      {say.differs}
                    </Tag>
                  )}
                </h3>
                <div className="try-result__models">
                  {one.readings.map(({ model, modelId, reading }) => (
                    <ReadingView
                      key={model}
                      heading={model === LIVE ? say.live : say.other(whichModel(modelId))}
                      reading={reading}
                      nameOf={(intent) => temaName(temas, intent)}
                    />
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Page>
  );
}
