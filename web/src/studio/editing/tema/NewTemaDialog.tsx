import { Textfield } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { FormDialog } from '../../parts/FormDialog';
import { readable, technicalName } from '../../parts/temas';
import { useStudio } from '../../shell/StudioContext';
import { useAction } from '../../shell/useAction';
import { studioApi } from '../../studioApi';
import { LANGS, type IntentList, type IntentView } from '../../wire';
import { fieldErrors } from '../stale';
import { emptyTema, newTemaErrors, newTemaOf, refusedFields, type TemaDraft } from './newTema';

interface Props {
  temas: IntentList | null;
  /** Utterances that become examples afterwards, by the decision. */
  fromInbox: readonly string[];
  /** A tema that it is like; the new one is suggested the same file. */
  near: string | null;
  onMade: (made: IntentView) => void;
  onClose: () => void;
}

type Trilingual = 'label' | 'answer';

/** A new tema: what people ask, what they are answered, and examples of how they ask. */
export function NewTemaDialog({ temas, fromInbox, near, onMade, onClose }: Props) {
  const { drafts } = useStudio();
  const id = useId();
  const action = useAction();
  const [draft, setDraft] = useState<TemaDraft>(() =>
    emptyTema(temas?.intents.find((tema) => tema.name === near)?.file ?? ''),
  );
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const taken = new Set([...(temas?.intents.map((tema) => tema.name) ?? []), ...(temas?.button_only ?? [])]);
  const errors = asked ? { ...newTemaErrors(draft, taken), ...refused } : {};
  const change = (part: Partial<TemaDraft>) => {
    setRefused({});
    setDraft((known) => ({ ...known, ...part }));
  };

  const save = async () => {
    setAsked(true);
    if (Object.keys(newTemaErrors(draft, taken)).length > 0) {
      requestAnimationFrame(() =>
        document.getElementById(id)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    if (action.busy) return;
    const made = await action.run(
      async () => studioApi.makeTema(newTemaOf(draft, await drafts.ensure(), new Date())),
      (error) => {
        setRefused(refusedFields(fieldErrors(error)));
        return false;
      },
    );
    if (made === null) return;
    drafts.refresh();
    onMade(made);
  };

  const trilingual = (part: Trilingual, legend: string, help: string | null, rows: number) => (
    <fieldset className="trilingual">
      <legend className="field-label">{legend}</legend>
      {help !== null && <p className="field-help">{help}</p>}
      <div className="trilingual__fields">
        {LANGS.map((lang) => (
          <Textfield
            key={lang}
            multiline
            rows={rows}
            lang={lang}
            label={say.languages[lang]}
            data-testid={`tema-${part}-${lang}`}
            value={draft[part][lang]}
            error={errors[`${part}.${lang}`]}
            onChange={(event) => {
              const texts = { ...draft[part], [lang]: event.target.value };
              // The technical name follows the label until it is written by hand.
              const follows =
                part === 'label' && lang === 'nb' && draft.name === technicalName(draft.label.nb);
              change({ [part]: texts, ...(follows ? { name: technicalName(texts.nb) } : {}) });
            }}
          />
        ))}
      </div>
    </fieldset>
  );

  return (
    <FormDialog
      wide
      title={say.tema.makeTitle}
      formId={id}
      save={say.tema.make}
      testId="tema-save"
      busy={action.busy}
      failure={action.failure}
      onSave={() => void save()}
      onClose={onClose}
      lead={
        <>
          <p>
            {say.tema.makeLead} {fromInbox.length > 0 && say.tema.makeFromInbox(fromInbox.length)}
          </p>
          {fromInbox.length > 0 && (
            <ul className="quotes">
              {fromInbox.slice(0, 4).map((text) => (
                <li key={text}>«{text}»</li>
              ))}
            </ul>
          )}
        </>
      }
    >
      {trilingual('label', say.tema.makeName, say.tema.makeNameHelp, 2)}
      <div className="form__row">
        <Textfield
          label={say.tema.makeTechnical}
          description={say.tema.makeTechnicalHelp}
          data-testid="tema-name"
          spellCheck={false}
          value={draft.name}
          error={errors.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <div>
          <label htmlFor={`${id}-file`} className="field-label">
            {say.tema.makeFile}
          </label>
          <select
            id={`${id}-file`}
            className="ds-input"
            value={draft.file}
            aria-invalid={errors.file === undefined ? undefined : true}
            aria-describedby={errors.file === undefined ? undefined : `${id}-file-error`}
            onChange={(event) => change({ file: event.target.value })}
          >
            <option value="">{say.tema.chooseFile}</option>
            {(temas?.files ?? []).map((file) => (
              <option key={file} value={file}>
                {readable(file.replace(/\.yml$/, ''))}
              </option>
            ))}
          </select>
          {errors.file !== undefined && (
            <p id={`${id}-file-error`} className="field-error">
              {errors.file}
            </p>
          )}
        </div>
      </div>
      <Textfield
        multiline
        rows={4}
        label={say.tema.makeExamples}
        description={say.tema.makeExamplesHelp}
        data-testid="tema-examples"
        value={draft.examples}
        error={errors.examples}
        onChange={(event) => change({ examples: event.target.value })}
      />
      {trilingual('answer', say.tema.makeAnswer, null, 5)}
      <div className="form__row">
        <Textfield
          label={say.tema.makeSourceTitle}
          data-testid="tema-source-title"
          value={draft.sourceTitle}
          error={errors['source.title']}
          onChange={(event) => change({ sourceTitle: event.target.value })}
        />
        <Textfield
          label={say.tema.makeSourceUrl}
          data-testid="tema-source-url"
          inputMode="url"
          value={draft.sourceUrl}
          error={errors['source.url']}
          onChange={(event) => change({ sourceUrl: event.target.value })}
        />
      </div>
    </FormDialog>
  );
}
