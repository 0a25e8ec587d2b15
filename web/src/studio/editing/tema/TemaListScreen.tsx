import { Button, Checkbox, Tag, Textfield } from '@digdir/designsystemet-react';
import { ExclamationmarkTriangleIcon, PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { folded } from '../../parts/options';
import { FEW_EXAMPLES, temaName } from '../../parts/temas';
import { useTemas } from '../../parts/useNames';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { Waiting } from '../../shell/Waiting';
import type { IntentSummary } from '../../wire';
import { NewTemaDialog } from './NewTemaDialog';

/** Every tema, with how many examples it is learnt from and how many it is measured on. */
export function TemaListScreen() {
  const { go, announce } = useStudio();
  const temas = useTemas();
  const [search, setSearch] = useState('');
  const [onlyFew, setOnlyFew] = useState(false);
  const [making, setMaking] = useState(false);
  const all = temas.value?.intents ?? [];
  const shown = all
    .map((tema) => ({ tema, name: temaName(all, tema.name) }))
    .filter(({ tema, name }) => folded(`${name} ${tema.name}`).includes(folded(search)))
    .filter(({ tema }) => !onlyFew || tema.examples < FEW_EXAMPLES)
    .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
  return (
    <Page
      title={say.tema.heading}
      lead={<p>{say.tema.lead}</p>}
      actions={
        <Button data-testid="new-tema" onClick={() => setMaking(true)}>
          <PlusIcon aria-hidden />
          {say.tema.makeTitle}
        </Button>
      }
    >
      {temas.value === null ? (
        <Waiting of={temas} />
      ) : (
        <>
          <search className="list-tools">
            <Textfield
              label={say.tema.search}
              type="search"
              data-testid="tema-search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Checkbox
              label={say.tema.onlyFew}
              checked={onlyFew}
              onChange={(event) => setOnlyFew(event.target.checked)}
            />
          </search>
          <p role="status" className="list-count">
            {shown.length === 0 ? say.tema.none : say.tema.found(shown.length)}
          </p>
          <div className="table-frame">
            <table className="table">
              <caption className="sr-only">{say.tema.heading}</caption>
              <thead>
                <tr>
                  <th scope="col">{say.tema.name}</th>
                  <th scope="col">{say.tema.examples}</th>
                  <th scope="col">{say.tema.heldOut}</th>
                  <th scope="col">{say.tema.family}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ tema, name }) => (
                  <TemaRow key={tema.name} tema={tema} name={name} />
                ))}
              </tbody>
            </table>
          </div>
          {shown.some(({ tema }) => tema.examples < FEW_EXAMPLES) && (
            <p className="footnote">
              «{say.tema.few}»: {say.tema.fewHelp(FEW_EXAMPLES)}
            </p>
          )}
          <p className="footnote">{say.tema.heldOutHelp}</p>
          {temas.value.button_only.length > 0 && (
            <p className="footnote">
              {say.tema.buttonOnly(temas.value.button_only.map((name) => temaName(all, name)))}
            </p>
          )}
        </>
      )}
      {making && (
        <NewTemaDialog
          temas={temas.value}
          fromInbox={[]}
          near={null}
          onMade={(made) => {
            announce(say.tema.made(made.label ?? made.name));
            go(`/studio/tema/${made.name}`);
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  );
}

function TemaRow({ tema, name }: { tema: IntentSummary; name: string }) {
  return (
    <tr>
      <th scope="row">
        <StudioLink href={`/studio/tema/${encodeURIComponent(tema.name)}`}>{name}</StudioLink>
        <span className="table__sub">{tema.name}</span>
        {tema.changed && (
          <Tag data-size="sm" data-color="accent">
            {say.changed}
          </Tag>
        )}
      </th>
      <td>
        {tema.examples}
        {tema.examples < FEW_EXAMPLES && (
          <Tag data-size="sm" data-color="warning">
            <ExclamationmarkTriangleIcon aria-hidden />
            {say.tema.few}
          </Tag>
        )}
      </td>
      <td>{tema.held_out === 0 ? say.tema.noHeldOut : tema.held_out}</td>
      <td className="table__file">{tema.file}</td>
    </tr>
  );
}
