import { Heading } from '@digdir/designsystemet-react';
import { RIASEC_LETTERS } from '../site/occupation';
import { useGuidance } from './GuidanceContext';
import type { Result } from './wire';

/** The profile told in words. Where several interests are told of, each is named. */
export function ProfileWords({ result }: { result: Result }) {
  const { say } = useGuidance();
  const { flat, in_words: inWords } = result;
  const [lead = '', ...rest] = flat ? [say.flat.about] : inWords;
  const nameOf = (about: string) => {
    const letter = RIASEC_LETTERS.find((one) => say.types[one].about === about);
    return letter !== undefined && rest.length > 1 ? `${say.types[letter].name}: ` : '';
  };
  return (
    <section aria-labelledby="profile" className="profile__words">
      <Heading level={2} data-size="sm" id="profile">
        {flat ? say.flat.title : say.result_words}
      </Heading>
      <p className="profile__lead">{lead}</p>
      {rest.map((text) => (
        <p key={text}>
          <strong>{nameOf(text)}</strong>
          {text}
        </p>
      ))}
    </section>
  );
}
