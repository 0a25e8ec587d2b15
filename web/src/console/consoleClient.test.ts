import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../chat/testing/memoryStorage';
import { FakeService } from '../chat/testing/fakeService';
import type { SafeStorage } from '../chat/storage';
import { problemFrom, RequestFailed } from '../http/problem';
import type { ConversationView, QueueItem, QueueView } from '../protocol/types';
import { consoleTexts } from '../texts/console';
import type { ConsoleApi } from './consoleApi';
import { ConsoleClient } from './consoleClient';

const kari = { id: 'u1', username: 'veileder', name: 'Kari', roles: ['counsellor'] };
const item: QueueItem = {
  conversation_id: 'k1',
  state: 'waiting',
  position: 1,
  waiting_since: '2026-11-24T09:00:00Z',
  urgent: false,
  urgent_reason: null,
  reason: 'asked',
  lang: 'nb',
  preview: 'hei',
  message_count: 1,
  last_seq: 1,
  unread: 1,
  counsellor_name: null,
  citizen_online: true,
};
const view: ConversationView = {
  state: 'waiting',
  queue_position: 1,
  lang: 'nb',
  counsellor_name: null,
  messages: [new FakeService().say('citizen', 'hei')],
};

let queue: QueueView;
let storage: SafeStorage;
const refused = (code: string, status: number) =>
  new RequestFailed(problemFrom({ code, detail: code }, status));

function fakeApi(change: Partial<ConsoleApi> = {}): ConsoleApi {
  return {
    logIn: () => Promise.resolve({ token: 't', user: kari }),
    whoAmI: () => Promise.resolve(kari),
    logOut: () => Promise.resolve(null),
    queue: () => Promise.resolve(queue),
    read: () => Promise.resolve(view),
    write: (_id, clientId, text) =>
      Promise.resolve({
        ...view,
        messages: [{ ...new FakeService().say('counsellor', text, clientId), seq: 2, author_name: 'Kari' }],
      }),
    step: () => Promise.resolve({ ...view, state: 'with_counsellor' }),
    finishCallback: () => Promise.reject(refused('callback_unknown', 404)),
    ...change,
  };
}

/** A console without sockets: everything goes by HTTP. */
async function loggedIn(api: ConsoleApi): Promise<ConsoleClient> {
  const makeSocket = () => {
    throw new Error('no sockets here');
  };
  const client = new ConsoleClient({ api, storage, makeSocket });
  void client.check();
  await vi.advanceTimersByTimeAsync(3_000);
  return client;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { location: { protocol: 'http:', host: 'x' } });
  vi.stubGlobal('document', { hidden: false });
  storage = memoryStorage();
  queue = { waiting: [item], mine: [], callbacks: [], counsellors_online: 1 };
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the console', () => {
  it('lets only counsellors in, and says why', async () => {
    const client = await loggedIn(
      fakeApi({ whoAmI: () => Promise.resolve({ ...kari, roles: ['content'] }) }),
    );
    expect(client.getSnapshot()).toMatchObject({ phase: 'logged_out', failure: consoleTexts.login.noRole });
  });

  it('asks for a login without complaint when there is no session', async () => {
    const client = await loggedIn(fakeApi({ whoAmI: () => Promise.reject(refused('not_logged_in', 401)) }));
    expect(client.getSnapshot()).toMatchObject({ phase: 'logged_out', failure: null });
  });

  it('reads a waiting conversation before it is taken', async () => {
    const client = await loggedIn(fakeApi());
    client.select('k1');
    await vi.advanceTimersByTimeAsync(10);
    expect(client.getSnapshot().desks.k1?.messages.map((message) => message.text)).toEqual(['hei']);
  });

  it('says who was first when a claim is refused, and looks at the queue again', async () => {
    const client = await loggedIn(fakeApi({ step: () => Promise.reject(refused('already_claimed', 409)) }));
    queue = { ...queue, waiting: [] };
    await client.step('k1', 'claim');
    expect(client.getSnapshot().failure).toBe('already_claimed');
    expect(client.getSnapshot().queue?.waiting).toEqual([]);
  });

  it('delivers replies without a live connection, too', async () => {
    const client = await loggedIn(fakeApi());
    queue = { ...queue, waiting: [], mine: [{ ...item, state: 'with_counsellor' }] };
    await client.step('k1', 'claim');
    await vi.advanceTimersByTimeAsync(10_000);
    client.write('k1', 'Hei, jeg er Kari');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.getSnapshot().outbox).toEqual([]);
    expect(client.getSnapshot().desks.k1?.messages.at(-1)?.text).toBe('Hei, jeg er Kari');
  });

  it('shows why a reply was refused and gives the text back', async () => {
    const client = await loggedIn(fakeApi({ write: () => Promise.reject(refused('not_yours', 409)) }));
    client.write('k1', 'for sent');
    await vi.advanceTimersByTimeAsync(10_000);
    const [reply] = client.getSnapshot().outbox;
    expect(reply).toMatchObject({ status: 'refused', problem: { detail: 'not_yours' } });
    expect(client.takeBack(reply?.clientId ?? '')).toBe('for sent');
  });

  it('does not send what another counsellor left unsent in this browser', async () => {
    const first = await loggedIn(fakeApi({ write: () => Promise.reject(new RequestFailed(null)) }));
    first.write('k1', 'mitt');
    const write = vi.fn(fakeApi().write);
    const second = await loggedIn(fakeApi({ whoAmI: () => Promise.resolve({ ...kari, id: 'u2' }), write }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(write).not.toHaveBeenCalled();
    expect(second.getSnapshot().outbox).toEqual([]);
  });

  it('asks for a new login when the session ends', async () => {
    const client = await loggedIn(fakeApi());
    await client.step('k1', 'claim');
    const ended = await loggedIn(fakeApi({ queue: () => Promise.reject(refused('not_logged_in', 401)) }));
    expect(ended.getSnapshot()).toMatchObject({ phase: 'logged_out', failure: consoleTexts.login.ended });
  });
});
