/** A procedure that can be called by method and path. */
export interface Operation {
  readonly method: string;
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string;
  /** Dotted name of the procedure. */
  readonly procedure: string;
}

export interface MatchedOperation<O extends Operation> {
  readonly operation: O;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Route<O> {
  readonly operation: O;
  readonly segments: readonly string[];
}

/**
 * Finds operations by method and path. Where a literal segment and a parameter both match, the literal one wins:
 * `/generations/preflight` is not the generation with the id "preflight".
 */
export function operationMatcher<O extends Operation>(operations: readonly O[]): (method: string, path: string) => MatchedOperation<O> | null {
  const routes: Route<O>[] = operations
    .map((operation) => ({ operation, segments: segmentsOf(operation.path) }))
    .sort((a, b) => parameterCount(a.segments) - parameterCount(b.segments));
  return (method, path) => {
    const segments = segmentsOf(path);
    for (const { operation, segments: wanted } of routes) {
      const parameters = operation.method === method ? matchSegments(wanted, segments) : null;
      if (parameters !== null) return { operation, parameters };
    }
    return null;
  };
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
const parameterCount = (segments: readonly string[]): number => segments.filter((segment) => segment.startsWith('{')).length;

function matchSegments(wanted: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (wanted.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const pattern = wanted[at] ?? '';
    if (pattern.startsWith('{')) {
      const value = decode(segment);
      if (value === null) return null;
      parameters[pattern.slice(1, -1)] = value;
    } else if (pattern !== segment) return null;
  }
  return parameters;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
