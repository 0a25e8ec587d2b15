import { problemFrom, RequestFailed } from './problem';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** How long to wait, in milliseconds. */
  timeout?: number;
}

/** Return the JSON that the service answers. Raises RequestFailed, and nothing else. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, headers = {}, timeout = 20_000 } = options;
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    answer = text === '' ? null : parsed(text);
  } catch {
    throw new RequestFailed(null);
  }
  if (!response.ok) throw new RequestFailed(problemFrom(answer, response.status), answer);
  return answer as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
