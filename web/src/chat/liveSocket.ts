import { problemFrom, type Problem } from '../http/problem';
import { reconnectDelay } from './backoff';

/** `connecting`: no answer yet. `live`: frames flow. `down`: waits for its next attempt. `stopped`: closed by us. */
export type SocketStatus = 'connecting' | 'live' | 'down' | 'stopped';

export interface LiveSocketOptions {
  url: () => string;
  /** The first frame of each connection. */
  hello: () => unknown;
  onFrame: (frame: { type: string }) => void;
  onStatus: (status: SocketStatus) => void;
  /** The service does not know us: trying again would not help. */
  onRefused: (problem: Problem) => void;
  makeSocket?: (url: string) => WebSocket;
  random?: () => number;
}

const HELLO_TIMEOUT_MS = 8_000;
const PING_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 10_000;
const CLOSED_BECAUSE_UNKNOWN = 4401;

/**
 * A WebSocket that comes back: it says hello, notices when the other side has gone silent, and reconnects with a
 * growing, spread delay. It is live from the first frame that is no error.
 */
export class LiveSocket {
  readonly #options: LiveSocketOptions;
  #socket: WebSocket | null = null;
  #status: SocketStatus = 'stopped';
  #failures = 0;
  #lastProblem: Problem | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #helloTimer: ReturnType<typeof setTimeout> | undefined;
  #pingTimer: ReturnType<typeof setInterval> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
  }

  get status(): SocketStatus {
    return this.#status;
  }

  /** How many attempts in a row have failed. */
  get failures(): number {
    return this.#failures;
  }

  start(): void {
    if (this.#status === 'stopped') this.#connect();
  }

  stop(): void {
    this.#drop();
    this.#failures = 0;
    this.#setStatus('stopped');
  }

  /** Try now instead of waiting: the network is back, or the person asks for it. */
  retryNow(): void {
    if (this.#status === 'down') this.#connect();
  }

  /** Drop a connection that seems broken and make a new one. */
  restart(): void {
    if (this.#status === 'live' || this.#status === 'connecting') this.#fail();
  }

  /** Look whether the connection still works, for example after the page was asleep. */
  check(): void {
    if (this.#status === 'live') this.#ping();
    else this.retryNow();
  }

  /** Send a frame; return whether the connection took it. */
  send(frame: unknown): boolean {
    if (this.#status !== 'live' || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect(): void {
    this.#drop();
    this.#lastProblem = null;
    this.#setStatus('connecting');
    let socket: WebSocket;
    try {
      socket = this.#options.makeSocket?.(this.#options.url()) ?? new WebSocket(this.#options.url());
    } catch {
      this.#fail();
      return;
    }
    this.#socket = socket;
    this.#helloTimer = setTimeout(() => this.#fail(), HELLO_TIMEOUT_MS);
    socket.onopen = () => socket.send(JSON.stringify(this.#options.hello()));
    socket.onmessage = (event: MessageEvent<string>) => this.#hear(event.data);
    socket.onclose = (event) => {
      if (event.code === CLOSED_BECAUSE_UNKNOWN) this.#refused();
      else this.#fail();
    };
  }

  #hear(data: string): void {
    let frame: { type: string };
    try {
      frame = JSON.parse(data) as { type: string };
    } catch {
      return;
    }
    clearTimeout(this.#silenceTimer);
    if (frame.type === 'error') {
      this.#lastProblem = problemFrom((frame as { problem?: unknown }).problem, 0);
    } else if (this.#status === 'connecting') {
      clearTimeout(this.#helloTimer);
      this.#failures = 0;
      this.#pingTimer = setInterval(() => this.#ping(), PING_EVERY_MS);
      this.#setStatus('live');
    }
    this.#options.onFrame(frame);
  }

  #ping(): void {
    if (!this.send({ type: 'ping' })) {
      this.#fail();
      return;
    }
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#fail(), ANSWER_WITHIN_MS);
  }

  #refused(): void {
    const problem = this.#lastProblem ?? problemFrom(null, 401);
    this.#drop();
    this.#setStatus('stopped');
    this.#options.onRefused(problem);
  }

  #fail(): void {
    this.#drop();
    this.#failures += 1;
    this.#retryTimer = setTimeout(
      () => this.#connect(),
      reconnectDelay(this.#failures - 1, this.#options.random),
    );
    this.#setStatus('down');
  }

  #drop(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#helloTimer);
    clearTimeout(this.#silenceTimer);
    clearInterval(this.#pingTimer);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #setStatus(status: SocketStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.onStatus(status);
  }
}
