import { RequestFailed } from '../http/problem';
import type { SessionView, UserView } from '../protocol/types';
import { studioTexts as say } from '../texts/studio';
import { get, post, remove } from './http';

export interface SessionState {
  phase: 'checking' | 'logged_out' | 'logged_in';
  user: UserView | null;
  failure: string | null;
}

const CONTENT = 'content';
const OUT: SessionState = { phase: 'logged_out', user: null, failure: null };

/** Who is logged in to the studio, without any user interface. */
export class StudioSession {
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { phase: 'checking', user: null, failure: null };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): SessionState => this.#state;

  /** See whether the browser still has a session. */
  async check(): Promise<void> {
    try {
      this.#enter(await get<UserView>('/api/v1/sessions/me'));
    } catch (error) {
      const loggedOut = error instanceof RequestFailed && error.status === 401;
      this.#set({ ...OUT, failure: loggedOut ? null : sentenceOf(error) });
    }
  }

  async logIn(username: string, password: string): Promise<void> {
    try {
      const { user } = await post<SessionView>('/api/v1/sessions', { username, password });
      this.#enter(user);
    } catch (error) {
      this.#set({ ...OUT, failure: sentenceOf(error) });
    }
  }

  async logOut(): Promise<void> {
    await remove('/api/v1/sessions/me').catch(() => undefined);
    this.#set(OUT);
  }

  /** Return the sentence to show for something that failed; a lost session leads back to the login form. */
  told = (error: unknown): string => {
    if (error instanceof RequestFailed && error.status === 401) {
      this.#set({ ...OUT, failure: say.login.ended });
    }
    return sentenceOf(error);
  };

  #enter(user: UserView): void {
    if (user.roles.includes(CONTENT)) this.#set({ phase: 'logged_in', user, failure: null });
    else this.#set({ ...OUT, failure: say.login.noRole });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function sentenceOf(error: unknown): string {
  const detail = error instanceof RequestFailed ? (error.problem?.detail ?? '') : '';
  return detail === '' ? say.unreachable : detail;
}
