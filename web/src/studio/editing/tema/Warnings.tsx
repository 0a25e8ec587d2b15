import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../../texts/studio';
import { withTemaNames } from '../../parts/temas';
import { StudioLink } from '../../shell/StudioLink';
import type { IntentSummary } from '../../wire';
import type { Checked } from './useChecks';

interface Props {
  id: string;
  checked: readonly Checked[];
  checking: boolean;
  /** Say which text each warning is about. */
  named: boolean;
  temas: readonly IntentSummary[] | null;
}

/** Things to think about; never a refusal. */
export function Warnings({ id, checked, checking, named, temas }: Props) {
  const shown = checked.flatMap(({ text, warnings }) =>
    warnings.map((warning) => ({ about: text, warning })),
  );
  return (
    <div id={id} role="status" className="warnings">
      {checking && shown.length === 0 && <p className="field-help">{say.tema.checking}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map(({ about, warning }, index) => (
            <li key={index}>
              <ExclamationmarkTriangleIcon aria-hidden />
              <span>
                {named && `${say.tema.about(about)} `}
                <strong>{say.tema.warnings[warning.kind]}.</strong> {withTemaNames(warning.message, temas)}
                {warning.intent !== null && (
                  <>
                    {' '}
                    <StudioLink href={`/studio/tema/${encodeURIComponent(warning.intent)}`} target="_blank">
                      {say.tema.see}
                    </StudioLink>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
