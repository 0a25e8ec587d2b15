import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { DownloadIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { Failure } from '../../shell/Failure';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { studioApi } from '../../studioApi';
import type { ExamplesAdded } from '../../wire';
import { formatOf } from './format';
import { textOf } from './fileText';

type Format = 'yaml' | 'csv';
const LONGEST = 1_000_000;

/** Examples out of the studio, and into a draft. */
export function ExchangeScreen() {
  const { drafts } = useStudio();
  return (
    <Page title={say.exchange.heading} lead={<p>{say.exchange.lead}</p>}>
      <div className="exchange">
        <section className="card" aria-labelledby="export-heading">
          <h2 id="export-heading">{say.exchange.export}</h2>
          <p>{say.exchange.exportHelp}</p>
          <p>
            <strong>{say.exchange.exportFrom(drafts.current?.title ?? null)}</strong>
          </p>
          <div className="form__actions">
            {(['yaml', 'csv'] as const).map((format) => (
              <a
                key={format}
                className="ds-button"
                data-variant="secondary"
                href={studioApi.exportUrl(format, drafts.currentId)}
                download
              >
                <DownloadIcon aria-hidden />
                {format === 'yaml' ? say.exchange.exportYaml : say.exchange.exportCsv}
              </a>
            ))}
          </div>
        </section>
        <ImportForm />
      </div>
    </Page>
  );
}

function ImportForm() {
  const { drafts, announce } = useStudio();
  const id = useId();
  const action = useAction();
  const [content, setContent] = useState('');
  const [format, setFormat] = useState<Format>('yaml');
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<ExamplesAdded | null>(null);
  const take = (text: string, name = '') => {
    setContent(text);
    setFormat(formatOf(name, text));
    setProblem(null);
    setDone(null);
  };
  const submit = async () => {
    if (action.busy) return;
    if (content.trim() === '') setProblem(say.exchange.nothing);
    else if (content.length > LONGEST) setProblem(say.exchange.tooLong);
    else {
      const added = await action.run(async () =>
        studioApi.import({ format, content, change_set_id: await drafts.ensure() }),
      );
      if (added === null) return;
      setDone(added);
      setContent('');
      drafts.refresh();
      announce(say.exchange.imported(added.added));
    }
  };
  return (
    <section className="card" aria-labelledby="import-heading">
      <h2 id="import-heading">{say.exchange.import}</h2>
      <p>{say.exchange.importHelp}</p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div>
          <label htmlFor={`${id}-file`} className="field-label">
            {say.exchange.file}
          </label>
          <input
            id={`${id}-file`}
            type="file"
            className="file-input"
            accept=".yml,.yaml,.csv,text/csv,application/yaml"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void file.arrayBuffer().then(textOf).then((text) => take(text, file.name));
            }}
          />
        </div>
        <Textfield
          multiline
          rows={8}
          label={say.exchange.paste}
          description={say.exchange.pasteHelp}
          data-testid="import-text"
          spellCheck={false}
          value={content}
          error={problem ?? undefined}
          onChange={(event) => take(event.target.value)}
        />
        <fieldset className="radios">
          <legend className="field-label">{say.exchange.format}</legend>
          {(['yaml', 'csv'] as const).map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name={`${id}-format`}
                checked={format === one}
                onChange={() => setFormat(one)}
              />
              <span>{say.exchange[one]}</span>
            </label>
          ))}
        </fieldset>
        <Failure text={action.failure} />
        <div className="form__actions">
          <Button type="submit" data-testid="import" aria-disabled={action.busy}>
            {say.exchange.submit}
          </Button>
        </div>
      </form>
      {done !== null && <Imported done={done} />}
    </section>
  );
}

function Imported({ done }: { done: ExamplesAdded }) {
  return (
    <div className="imported" data-testid="imported">
      <Alert data-color={done.added > 0 ? 'success' : 'info'}>
        {say.exchange.imported(done.added)}{' '}
        <StudioLink href={`/studio/utkast/${done.change_set_id}`}>{say.drafts.look}</StudioLink>
      </Alert>
      {done.skipped.length > 0 && (
        <div className="table-frame">
          <table className="table">
            <caption>{say.exchange.skippedHeading(done.skipped.length)}</caption>
            <thead>
              <tr>
                <th scope="col">{say.exchange.text}</th>
                <th scope="col">{say.exchange.why}</th>
              </tr>
            </thead>
            <tbody>
              {done.skipped.map((row, index) => (
                <tr key={index}>
                  <th scope="row">{row.text}</th>
                  <td>{row.detail === '' ? say.skips[row.why] : row.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
