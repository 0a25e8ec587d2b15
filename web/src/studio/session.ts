import { RequestFailed } from '../http/problem';
import type { SessionView, UserView } from '../protocol/types';
import { studioTexts as say } from '../texts/studio';
import { get, post, remove } from './http';

export interface SessionState {
  /** `lost`: the service no longer knows the session of `user`, whose work still stands on the screen. */
  phase: 'checking' | 'logged_out' | 'logged_in' | 'lost';
  user: UserView | null;
  failure: string | null;
}

const CONTENT = 'content';
const OUT: SessionState = { phase: 'logged_out', user: null, failure: null };

/** Who is logged in to the studio, without any user interface. */
export class StudioSession {
  readonly #listeners = new Set<() => void>();
  readonly #againListeners = new Set<() => void>();
  #state: SessionState = { phase: 'checking', user: null, failure: null };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): SessionState => this.#state;

  /** Be told each time somebody whose session was lost is logged in again; returns how to stop. */
  onAgain = (listener: () => void): (() => void) => {
    this.#againListeners.add(listener);
    return () => this.#againListeners.delete(listener);
  };

  /** See whether the browser still has a session. */
  async check(): Promise<void> {
    try {
      this.#enter(await get<UserView>('/api/v1/sessions/me'));
    } catch (error) {
      this.#set({ ...OUT, failure: isLoggedOut(error) ? null : sentenceOf(error) });
    }
  }

  async logIn(username: string, password: string): Promise<void> {
    try {
      const { user } = await post<SessionView>('/api/v1/sessions', { username, password });
      this.#enter(user);
    } catch (error) {
      this.#refuse(sentenceOf(error));
    }
  }

  async logOut(): Promise<void> {
    await remove('/api/v1/sessions/me').catch(() => undefined);
    this.#set(OUT);
  }

  /** Return the sentence to show for something that failed; it may tell that the session is lost. */
  told = (error: unknown): string => {
    if (!isLoggedOut(error)) return sentenceOf(error);
    if (this.#state.phase === 'logged_in') this.#set({ ...this.#state, phase: 'lost' });
    return say.login.notDone;
  };

  #enter(user: UserView): void {
    if (!user.roles.includes(CONTENT)) {
      this.#refuse(say.login.noRole);
      return;
    }
    const again = this.#state.phase === 'lost' && this.#state.user?.id === user.id;
    this.#set({ phase: 'logged_in', user, failure: null });
    if (again) for (const listener of this.#againListeners) listener();
  }

  /** Say why nobody was logged in; what stands on the screen of a lost session stays there. */
  #refuse(failure: string): void {
    this.#set(this.#state.phase === 'lost' ? { ...this.#state, failure } : { ...OUT, failure });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether the service refused because it knows no session of ours. */
export function isLoggedOut(error: unknown): boolean {
  return error instanceof RequestFailed && error.status === 401;
}

function sentenceOf(error: unknown): string {
  const detail = error instanceof RequestFailed ? (error.problem?.detail ?? '') : '';
  return detail === '' ? say.unreachable : detail;
}
