import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problemFrom, RequestFailed } from '../http/problem';
import type { UserView } from '../protocol/types';
import { studioTexts as say } from '../texts/studio';
import { StudioSession } from './session';

const kari: UserView = { id: 'u1', username: 'kari', name: 'Kari', roles: ['content'] };
const ola: UserView = { id: 'u2', username: 'ola', name: 'Ola', roles: ['content'] };
const per: UserView = { id: 'u3', username: 'per', name: 'Per', roles: ['counsellor'] };
const everyone = [kari, ola, per];

let here: UserView | null;
let session: StudioSession;
const unauthorised = () => new RequestFailed(problemFrom({ detail: 'Du må logge inn.' }, 401));
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** The sessions of the service, as it answers them: one browser, and a password that is the user name. */
function sessions(_path: string, { method, body }: { method: string; body?: string }): Promise<Response> {
  if (method === 'POST') {
    const asked = JSON.parse(body ?? '{}') as { username: string; password: string };
    const found = everyone.find(({ username }) => username === asked.username) ?? null;
    if (asked.password !== found?.username) {
      return Promise.resolve(answer(401, { status: 401, detail: 'Feil brukernavn eller passord.' }));
    }
    here = found;
    return Promise.resolve(answer(201, { token: 't', user: found }));
  }
  if (method === 'DELETE') here = null;
  return Promise.resolve(here === null ? answer(401, { status: 401 }) : answer(200, here));
}

beforeEach(async () => {
  here = kari;
  vi.stubGlobal('fetch', sessions);
  session = new StudioSession();
  await session.check();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a session that is lost', () => {
  beforeEach(() => {
    here = null;
  });

  it('keeps who it was, so that what stands on the screen can stay', () => {
    expect(session.told(unauthorised())).toBe(say.login.notDone);
    expect(session.getSnapshot()).toEqual({ phase: 'lost', user: kari, failure: null });
  });

  it('stays lost while the password is wrong or the service is away, and says why', async () => {
    session.told(unauthorised());
    await session.logIn('kari', 'feil');
    expect(session.getSnapshot()).toEqual({
      phase: 'lost',
      user: kari,
      failure: 'Feil brukernavn eller passord.',
    });
    session.told(unauthorised());
    expect(session.getSnapshot().failure, 'another refusal meanwhile hides nothing').not.toBeNull();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('away')));
    await session.logIn('kari', 'kari');
    expect(session.getSnapshot()).toEqual({ phase: 'lost', user: kari, failure: say.unreachable });
  });

  it('is there again when the same person logs in, and says so to those who wait for it', async () => {
    const asked = vi.fn();
    const forgotten = vi.fn();
    session.onAgain(asked);
    session.onAgain(forgotten)();
    session.told(unauthorised());
    await session.logIn('kari', 'kari');
    expect(session.getSnapshot()).toEqual({ phase: 'logged_in', user: kari, failure: null });
    expect([asked, forgotten].map((one) => one.mock.calls.length)).toEqual([1, 0]);
  });

  it('becomes that of another person who logs in, and nobody is told that the first one is back', async () => {
    const asked = vi.fn();
    session.onAgain(asked);
    session.told(unauthorised());
    await session.logIn('ola', 'ola');
    expect(session.getSnapshot()).toEqual({ phase: 'logged_in', user: ola, failure: null });
    expect(asked).not.toHaveBeenCalled();
  });

  it('stays lost when somebody without the role logs in', async () => {
    session.told(unauthorised());
    await session.logIn('per', 'per');
    expect(session.getSnapshot()).toEqual({ phase: 'lost', user: kari, failure: say.login.noRole });
  });

  it('ends when the person leaves, and a refusal that comes late changes nothing', async () => {
    session.told(unauthorised());
    await session.logOut();
    session.told(unauthorised());
    expect(session.getSnapshot()).toEqual({ phase: 'logged_out', user: null, failure: null });
  });
});

it('other failures are told and leave the session as it is', () => {
  expect(session.told(new RequestFailed(null))).toBe(say.unreachable);
  expect(session.getSnapshot()).toEqual({ phase: 'logged_in', user: kari, failure: null });
});

it('the front door lets only content staff in, and says why', async () => {
  await session.logOut();
  await session.logIn('per', 'per');
  expect(session.getSnapshot()).toEqual({ phase: 'logged_out', user: null, failure: say.login.noRole });
});
