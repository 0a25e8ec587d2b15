import { Alert } from '@digdir/designsystemet-react';

/** Why something could not be done. Always there, so that screen readers hear when it fills. */
export function Failure({ text }: { text: string | null }) {
  return <div role="alert">{text !== null && <Alert data-color="danger">{text}</Alert>}</div>;
}
