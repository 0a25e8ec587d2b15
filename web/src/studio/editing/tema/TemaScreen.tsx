import { useTemas } from '../../parts/useNames';
import { useStudio } from '../../shell/StudioContext';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import type { ScreenProps } from '../../screens';
import { studioApi } from '../../studioApi';
import { TemaEditor } from './TemaEditor';

/** One tema with its examples. */
export function TemaScreen({ params }: ScreenProps) {
  const { drafts } = useStudio();
  const name = params.name ?? '';
  const tema = useLoaded(`tema ${name} ${drafts.currentId ?? ''}`, () =>
    studioApi.tema(name, drafts.currentId),
  );
  const temas = useTemas();
  if (tema.value === null) {
    return (
      <div className="page">
        <Waiting of={tema} />
      </div>
    );
  }
  return <TemaEditor loaded={tema.value} temas={temas.value?.intents ?? null} />;
}
