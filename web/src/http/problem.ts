/** What the service answers when it refuses (RFC 9457); `detail` is a sentence fit to show a person. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code?: string;
}

/** The service refused, or could not be reached (`problem` is null then). */
export class RequestFailed extends Error {
  readonly problem: Problem | null;
  /** All that was answered: some problems say more than the sentence, such as which fields are wrong. */
  readonly body: unknown;

  constructor(problem: Problem | null, body: unknown = null) {
    super(problem?.detail ?? 'The service could not be reached');
    this.name = 'RequestFailed';
    this.problem = problem;
    this.body = body;
  }

  /** HTTP status, or 0 when there was no answer at all. */
  get status(): number {
    return this.problem?.status ?? 0;
  }
}

/** Read a problem out of anything a server or a proxy may have answered. */
export function problemFrom(body: unknown, status: number): Problem {
  const found = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return {
    type: text(found.type),
    title: text(found.title),
    status: typeof found.status === 'number' ? found.status : status,
    detail: text(found.detail),
    ...(typeof found.code === 'string' ? { code: found.code } : {}),
  };
}

/** Whether the service says that this conversation does not exist for us. */
export function isUnknownConversation(problem: Problem | null): boolean {
  return (
    problem !== null &&
    (problem.status === 401 || problem.status === 404 || problem.code === 'conversation_unknown')
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
