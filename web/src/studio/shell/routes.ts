/** Return what the `:names` of a pattern stand for in a path, or null when the path is another. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pieces(pattern);
  const found = pieces(path);
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [index, piece] of wanted.entries()) {
    const here = found[index] ?? '';
    if (piece.startsWith(':')) params[piece.slice(1)] = decoded(here);
    else if (piece !== here) return null;
  }
  return params;
}

/** Return a pattern with its `:names` filled in. */
export function fillPath(pattern: string, params: Record<string, string>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Return the first of `screens` whose path it is, and its parameters. Fixed paths go before those with names. */
export function findScreen<S extends { path: string }>(
  screens: readonly S[],
  path: string,
): { screen: S; params: Record<string, string> } | null {
  for (const named of [false, true]) {
    for (const screen of screens) {
      if (screen.path.includes(':') !== named) continue;
      const params = matchPath(screen.path, path);
      if (params !== null) return { screen, params };
    }
  }
  return null;
}

function pieces(path: string): string[] {
  return path.split('/').filter((piece) => piece !== '');
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
