import { DomainError } from '../errors/domain-error.js';

const MAX_DEPTH = 32;
const MAX_NODES = 50_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Refuses input that no schema of ours can want and PostgreSQL or a walk over it could choke on: NUL characters,
 * depth over 32, more than 50,000 values. Walks with a list, never by recursion.
 */
export function assertPlainInput(input: unknown): void {
  const open: { value: unknown; depth: number; path: string }[] = [{ value: input, depth: 0, path: '' }];
  let nodes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes += 1;
    if (nodes > MAX_NODES) refuse(next.path, 'Too many values.');
    if (next.depth > MAX_DEPTH) refuse(next.path, `Nested deeper than ${MAX_DEPTH} levels.`);
    if (typeof next.value === 'string') assertText(next.value, next.path);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, value] of Object.entries(next.value)) {
      assertText(key, next.path);
      open.push({ value, depth: next.depth + 1, path: next.path === '' ? key : `${next.path}.${key}` });
    }
  }
}

function assertText(text: string, path: string): void {
  if (text.includes('\u0000')) refuse(path, 'Text must not contain the NUL character.');
  if (LONE_SURROGATE.test(text)) refuse(path, 'Text must be well-formed Unicode.');
}

function refuse(path: string, message: string): never {
  throw new DomainError('input.invalid', { issues: [{ path: path.slice(0, 200), message, code: 'custom' }] });
}
