import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatClient } from './chatClient';
import { UNREACHABLE } from './chatState';
import { readIdentity } from './identity';
import type { SafeStorage } from './storage';
import { FakeService } from './testing/fakeService';
import { memoryStorage } from './testing/memoryStorage';

let service: FakeService;
let storage: SafeStorage;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { location: { protocol: 'http:', host: 'x' } });
  service = new FakeService();
  storage = memoryStorage();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const makeClient = () => new ChatClient({ api: service.api, storage, makeSocket: service.makeSocket });
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function opened(): Promise<ChatClient> {
  const client = makeClient();
  const opening = client.open('nb');
  await wait(50);
  await opening;
  return client;
}

const texts = (client: ChatClient) => client.getSnapshot().messages.map((message) => message.text);
const ownTexts = (client: ChatClient) =>
  client
    .getSnapshot()
    .messages.filter((message) => message.author === 'citizen')
    .map((message) => message.text);

describe('opening', () => {
  it('begins a conversation only when opened, and shows the welcome once', async () => {
    const client = makeClient();
    await wait(100);
    expect(service.conversations).toBe(0);
    void client.open('nb');
    void client.open('nb');
    await wait(100);
    expect(service.conversations).toBe(1);
    expect(texts(client)).toEqual(['velkommen']);
    expect(client.getSnapshot().connection).toBe('live');
  });

  it('goes on with the remembered conversation after a reload', async () => {
    const client = await opened();
    client.send('hei');
    await wait(50);
    const reloaded = await opened();
    expect(service.conversations).toBe(1);
    expect(texts(reloaded)).toEqual(['velkommen', 'hei', 'svar på hei']);
  });

  it('treats what was there before as history, and what comes later as news', async () => {
    await opened();
    const reloaded = makeClient();
    void reloaded.open('nb');
    expect(reloaded.getSnapshot().historyLoaded).toBe(false);
    await wait(50);
    expect(reloaded.getSnapshot().historyLoaded).toBe(true);
  });

  it('says so when no conversation can be begun, and can try again', async () => {
    service.httpWorks = false;
    const client = await opened();
    expect(client.getSnapshot()).toMatchObject({ phase: 'failed', failure: UNREACHABLE });
    service.httpWorks = true;
    void client.open('nb');
    await wait(50);
    expect(client.getSnapshot().phase).toBe('ready');
  });
});

describe('sending', () => {
  it('shows a message at once and settles it when its stored form arrives', async () => {
    const client = await opened();
    client.send('hei');
    expect(client.getSnapshot().outbox.map((item) => item.text)).toEqual(['hei']);
    await wait(50);
    expect(client.getSnapshot().outbox).toEqual([]);
    expect(texts(client)).toEqual(['velkommen', 'hei', 'svar på hei']);
  });

  it('sends again under the same id when the acknowledgement is lost', async () => {
    const client = await opened();
    service.passes = (frame) => frame.type !== 'ack';
    client.send('hei');
    await wait(20);
    service.passes = () => true;
    await wait(5_000);
    const sent = service.received.filter((frame) => frame.type === 'message');
    expect(new Set(sent.map((frame) => frame.client_id)).size).toBe(1);
    expect(ownTexts(client)).toEqual(['hei']);
  });

  it('sends again when the message itself is lost', async () => {
    const client = await opened();
    service.hears = (frame) => frame.type !== 'message';
    client.send('hei');
    await wait(20);
    service.hears = () => true;
    await wait(5_000);
    expect(ownTexts(client)).toEqual(['hei']);
  });

  it('makes a new connection when one swallows messages', async () => {
    const client = await opened();
    const [socket] = service.sockets;
    if (socket) socket.send = () => undefined;
    client.send('hei');
    await wait(15_000);
    expect(ownTexts(client)).toEqual(['hei']);
  });

  it('keeps unsent messages through a reload', async () => {
    const client = await opened();
    service.socketsWork = false;
    service.httpWorks = false;
    service.dropAll();
    client.send('skrevet uten nett');
    await wait(100);
    service.socketsWork = true;
    service.httpWorks = true;
    const reloaded = await opened();
    expect(ownTexts(reloaded)).toEqual(['skrevet uten nett']);
  });

  it('marks a message as delayed when it takes long, and still delivers it', async () => {
    const client = await opened();
    service.socketsWork = false;
    service.httpWorks = false;
    service.dropAll();
    client.send('hei');
    await wait(20_000);
    expect(client.getSnapshot().outbox[0]?.status).toBe('delayed');
    expect(client.getSnapshot().connection).toBe('offline');
    service.socketsWork = true;
    await wait(40_000);
    expect(client.getSnapshot().outbox).toEqual([]);
    expect(ownTexts(client)).toEqual(['hei']);
  });

  it('shows why a message was refused, lets the others pass, and gives the text back', async () => {
    const client = await opened();
    service.refuses = (text) => text === 'for langt';
    client.send('for langt');
    client.send('hei');
    await wait(50);
    const [refused] = client.getSnapshot().outbox;
    expect(refused).toMatchObject({ status: 'refused', problem: { detail: 'for lang' } });
    expect(ownTexts(client)).toEqual(['hei']);
    expect(client.takeBack(refused?.clientId ?? '')).toBe('for langt');
    expect(client.getSnapshot().outbox).toEqual([]);
  });

  it('can send a refused message again', async () => {
    const client = await opened();
    service.refuses = () => true;
    client.send('hei');
    await wait(50);
    service.refuses = () => false;
    client.retry(client.getSnapshot().outbox[0]?.clientId ?? '');
    await wait(50);
    expect(ownTexts(client)).toEqual(['hei']);
  });
});

describe('without a socket', () => {
  it('falls back to asking by HTTP, in order and once each', async () => {
    service.socketsWork = false;
    const client = makeClient();
    void client.open('nb');
    await wait(5_000);
    client.send('en');
    client.send('to');
    client.send('tre');
    await wait(5_000);
    expect(client.getSnapshot().connection).toBe('polling');
    expect(ownTexts(client)).toEqual(['en', 'to', 'tre']);
    service.say('counsellor', 'hei fra Kari');
    await wait(4_000);
    expect(texts(client).at(-1)).toBe('hei fra Kari');
  });

  it('goes back to the socket when it works again', async () => {
    service.socketsWork = false;
    const client = makeClient();
    void client.open('nb');
    await wait(5_000);
    service.socketsWork = true;
    await wait(31_000);
    expect(client.getSnapshot().connection).toBe('live');
  });
});

describe('a conversation that is gone', () => {
  it('is replaced by a new one, with what was written kept', async () => {
    const client = await opened();
    service.known = false;
    service.dropAll();
    client.send('dette skal ikke bli borte');
    await wait(5_000);
    expect(service.conversations).toBe(2);
    expect(client.getSnapshot().notice).toBe('replaced');
    expect(ownTexts(client)).toEqual(['dette skal ikke bli borte']);
    expect(readIdentity(storage)?.conversationId).toBe('c2');
  });

  it('is noticed over HTTP, too', async () => {
    const client = await opened();
    service.known = false;
    service.socketsWork = false;
    service.dropAll();
    await wait(10_000);
    expect(service.conversations).toBe(2);
    expect(client.getSnapshot().notice).toBe('replaced');
  });

  it('leaves nothing behind when the person asks to forget it', async () => {
    const client = await opened();
    client.send('hei');
    client.forget();
    expect(storage.keys()).toEqual([]);
    expect(client.getSnapshot()).toMatchObject({ phase: 'idle', messages: [], outbox: [] });
  });
});

describe('the promise: never lost, never doubled, never out of order', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
    'holds on a bad network (seed %i)',
    async (seed) => {
      const random = generator(seed);
      let client = await opened();
      const written: string[] = [];
      service.passes = () => random() > 0.1;
      service.hears = () => random() > 0.1;
      for (let step = 0; step < 30; step += 1) {
        const dice = random();
        if (dice < 0.5) {
          const text = `m${step}`;
          written.push(text);
          client.send(text);
        } else if (dice < 0.6) service.dropAll();
        else if (dice < 0.65) service.socketsWork = !service.socketsWork;
        else if (dice < 0.7) service.httpWorks = !service.httpWorks;
        else if (dice < 0.75) service.say('counsellor', `k${step}`);
        else if (dice < 0.78) {
          client = await opened();
        }
        await wait(Math.floor(random() * 3_000) + 1);
      }
      service.socketsWork = service.httpWorks = true;
      service.passes = service.hears = () => true;
      await wait(120_000);
      const { messages, outbox } = client.getSnapshot();
      expect(outbox).toEqual([]);
      expect(messages).toEqual(service.messages);
      expect(ownTexts(client)).toEqual(written);
    },
  );
});

/** A small generator of numbers in [0, 1) that is the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
