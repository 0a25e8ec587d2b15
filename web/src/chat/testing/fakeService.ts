import { problemFrom, RequestFailed } from '../../http/problem';
import type {
  ConversationCreated,
  ConversationView,
  MessageView,
  NewCitizenMessage,
} from '../../protocol/types';
import type { CitizenApi } from '../citizenApi';

type Frame = {
  type: string;
  client_id?: string;
  text?: string;
  button_id?: string;
  after?: number;
  token?: string;
};

/** A service in memory that keeps the promises of the protocol, on a network that keeps none. */
export class FakeService {
  messages: MessageView[] = [];
  state: ConversationView['state'] = 'bot';
  conversations = 0;
  known = true;
  socketsWork = true;
  httpWorks = true;
  botAnswers = true;
  /** Called for each frame on its way to the client; false loses the connection instead. */
  passes: (frame: { type: string }) => boolean = () => true;
  /** Called for each frame that reaches the service; false loses the connection before it is read. */
  hears: (frame: { type: string }) => boolean = () => true;
  refuses: (text: string) => boolean = () => false;
  readonly sockets = new Set<FakeSocket>();
  readonly received: Frame[] = [];

  view(after = 0): ConversationView {
    return {
      state: this.state,
      queue_position: this.state === 'waiting' ? 1 : null,
      lang: 'nb',
      counsellor_name: null,
      messages: this.messages.filter((message) => message.seq > after),
    };
  }

  say(author: MessageView['author'], text: string, clientId: string | null = null): MessageView {
    const message: MessageView = {
      seq: this.messages.length + 1,
      author,
      author_name: null,
      text,
      lang: 'nb',
      kind: 'text',
      buttons: [],
      cards: [],
      links: [],
      in_reply_to: null,
      model_id: null,
      client_id: clientId,
      feedback: 0,
      created_at: new Date(0).toISOString(),
    };
    this.messages.push(message);
    for (const socket of this.sockets) socket.tell();
    return message;
  }

  store(clientId: string, text: string): MessageView {
    const known = this.messages.find((message) => message.client_id === clientId);
    if (known) return known;
    const stored = this.say('citizen', text, clientId);
    if (this.botAnswers) this.say('bot', `svar på ${text}`);
    return stored;
  }

  dropAll(code = 1006): void {
    for (const socket of [...this.sockets]) socket.lose(code);
  }

  makeSocket = (): WebSocket => new FakeSocket(this) as unknown as WebSocket;

  readonly api: CitizenApi = {
    begin: () =>
      this.#answer((): ConversationCreated => {
        this.conversations += 1;
        this.known = true;
        this.messages = [];
        this.state = 'bot';
        this.say('bot', 'velkommen');
        return { ...this.view(), conversation_id: `c${this.conversations}`, token: 't' };
      }),
    read: (_identity, after) => this.#answer(() => this.#authorized(() => this.view(after))),
    post: (_identity, message: NewCitizenMessage) =>
      this.#answer(() =>
        this.#authorized(() => {
          const text = message.text ?? message.button_id ?? '';
          if (this.refuses(text)) throw new RequestFailed(problemFrom({ detail: 'for lang' }, 422));
          const stored = this.store(message.client_id, text);
          return { ...this.view(), messages: this.messages.filter((one) => one.seq === stored.seq) };
        }),
      ),
    act: () => this.#answer(() => this.#authorized(() => this.view())),
    judge: () => this.#answer(() => this.#authorized(() => ({}))),
  };

  #authorized<T>(action: () => T): T {
    if (!this.known) throw new RequestFailed(problemFrom({ code: 'conversation_unknown' }, 404));
    return action();
  }

  async #answer<T>(action: () => T): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (!this.httpWorks) throw new RequestFailed(null);
    return action();
  }
}

class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readyState = 0;
  #after = 0;
  #greeted = false;

  constructor(private readonly service: FakeService) {
    setTimeout(() => {
      if (!service.socketsWork) {
        this.lose(1006);
        return;
      }
      this.readyState = 1;
      service.sockets.add(this);
      this.onopen?.();
    }, 5);
  }

  send(data: string): void {
    const frame = JSON.parse(data) as Frame;
    setTimeout(() => this.#hear(frame), 2);
  }

  close(): void {
    this.readyState = 3;
    this.service.sockets.delete(this);
  }

  lose(code: number): void {
    const { onclose } = this;
    this.close();
    onclose?.({ code });
  }

  tell(): void {
    if (!this.#greeted) return;
    const view = this.service.view(this.#after);
    this.#after = this.service.messages.length;
    this.#give({ type: 'event', ...view });
  }

  #hear(frame: Frame): void {
    if (this.readyState !== 1) return;
    if (!this.service.hears(frame)) {
      this.lose(1006);
      return;
    }
    this.service.received.push(frame);
    if (frame.type === 'hello') {
      if (!this.service.known) {
        this.#give({
          type: 'error',
          problem: { status: 404, code: 'conversation_unknown', detail: 'ukjent' },
        });
        setTimeout(() => this.lose(4401), 0);
        return;
      }
      this.#greeted = true;
      this.#after = frame.after ?? 0;
      this.tell();
    } else if (frame.type === 'message') {
      const clientId = frame.client_id ?? '';
      const text = frame.text ?? frame.button_id ?? '';
      if (this.service.refuses(text)) {
        this.#give({ type: 'error', client_id: clientId, problem: { status: 422, detail: 'for lang' } });
        return;
      }
      const stored = this.service.store(clientId, text);
      this.#give({ type: 'ack', client_id: clientId, seq: stored.seq });
    } else if (frame.type === 'ping') {
      this.#give({ type: 'ping' });
    }
  }

  #give(frame: { type: string; [field: string]: unknown }): void {
    setTimeout(() => {
      if (this.readyState !== 1) return;
      if (!this.service.passes(frame)) this.lose(1006);
      else this.onmessage?.({ data: JSON.stringify(frame) });
    }, 2);
  }
}
