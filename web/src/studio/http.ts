import { request, type RequestOptions } from '../http/request';

// With the cookie, the service takes unsafe requests from our own pages only, and this header says so.
const OURS = { 'x-requested-with': 'veiviser', 'accept-language': 'nb' };

/** The address of a part of the studio's API; every piece is encoded. */
export function studioPath(...pieces: string[]): string {
  return `/api/v1/studio/${pieces.map(encodeURIComponent).join('/')}`;
}

/** `path?a=1&b=2`, without what is null or empty. */
export function withQuery(path: string, query: Record<string, string | number | null>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== '');
  if (kept.length === 0) return path;
  return `${path}?${new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()}`;
}

function send<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return request<T>(path, { ...options, headers: { ...OURS, ...options.headers } });
}

export const get = <T>(path: string) => send<T>(path);
export const post = <T>(path: string, body: unknown = {}, timeout = 30_000) =>
  send<T>(path, { method: 'POST', body, timeout });
export const remove = <T>(path: string, etag?: string) =>
  send<T>(path, { method: 'DELETE', ...(etag === undefined ? {} : { headers: ifMatch(etag) }) });
export const put = <T>(path: string, body: unknown, etag?: string) =>
  send<T>(path, { method: 'PUT', body, ...(etag === undefined ? {} : { headers: ifMatch(etag) }) });

/** The header that says which version an edit builds on; an entity tag stands in quotes (RFC 9110, 8.8.3). */
function ifMatch(etag: string): Record<string, string> {
  return { 'if-match': /^(W\/)?".*"$/.test(etag) ? etag : `"${etag}"` };
}
