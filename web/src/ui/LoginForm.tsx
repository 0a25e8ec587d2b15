import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { LoginFields, type LoginFieldWords } from './LoginFields';
import { Logo } from './Logo';

export interface LoginWords extends LoginFieldWords {
  heading: string;
  lead: string;
}

interface Props {
  service: string;
  words: LoginWords;
  failure: string | null;
  /** Try to log in; a refusal comes back as `failure`. */
  onLogIn: (username: string, password: string) => Promise<void>;
}

/** Who are you? The front door of every tool for staff. */
export function LoginForm({ service, words, failure, onLogIn }: Props) {
  return (
    <main className="login">
      <p className="login__brand">
        <Logo />
        {service}
      </p>
      <Card className="login__card" data-color="neutral">
        <Heading level={1} data-size="sm">
          {words.heading}
        </Heading>
        <Paragraph>{words.lead}</Paragraph>
        <LoginFields words={words} failure={failure} onLogIn={onLogIn} />
      </Card>
    </main>
  );
}
