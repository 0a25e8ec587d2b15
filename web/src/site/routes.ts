/** The pages of the public site. */
export type Route =
  | { page: 'start' }
  | { page: 'occupations'; query: string }
  | { page: 'occupation'; id: string }
  | { page: 'interests'; fragment: string }
  | { page: 'unknown' };

/** Return which page an address names. */
export function routeOf(path: string, search = '', fragment = ''): Route {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'start' };
  if (parts[0] === 'yrker' && parts.length === 1) {
    return { page: 'occupations', query: new URLSearchParams(search).get('q')?.trim() ?? '' };
  }
  if (parts[0] === 'yrker' && parts.length === 2) return { page: 'occupation', id: decoded(parts[1] ?? '') };
  if (parts[0] === 'interesser' && parts.length === 1) return { page: 'interests', fragment };
  return { page: 'unknown' };
}

export const searchPath = (query: string) => `/yrker?q=${encodeURIComponent(query)}`;
export const occupationPath = (id: string) => `/yrker/${encodeURIComponent(id)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
