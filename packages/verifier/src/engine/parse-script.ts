import { parse, type ecmaVersion } from 'acorn';
import type { Program } from 'estree';
import { LATEST_ES_LEVEL } from '../policy/compile-policy.js';
import type { CheckContext } from '../report/check-context.js';

/**
 * Parses a script at the permitted level. Code that only parses at a later level is an `es-level` finding (and is
 * analysed all the same); code that parses at no level is a `syntax` finding, and null is returned.
 */
export function parseScript(context: CheckContext, code: string): Program | null {
  if (bracketDepth(code) > 2 * MAX_NESTING) return refuseDepth(context, code);
  try {
    const program = parseAtLevels(context, code);
    return program !== null && isTooDeep(program) ? refuseDepth(context, code) : program;
  } catch (error) {
    // The parser is recursive; where exactly its stack ends depends on the machine, the answer must not.
    if (error instanceof RangeError) return refuseDepth(context, code);
    throw error;
  }
}

function parseAtLevels(context: CheckContext, code: string): Program | null {
  const permitted = attempt(code, context.policy.esLevel);
  if ('program' in permitted) return permitted.program;
  const latest = attempt(code, LATEST_ES_LEVEL);
  if ('program' in latest) {
    const at = { start: permitted.position, end: Math.min(permitted.position + 1, code.length) };
    context.findings.add({ category: 'es-level', at, message: `Uses syntax newer than ES${context.policy.esLevel} (${permitted.message}).` });
    return latest.program;
  }
  const at = { start: latest.position, end: Math.min(latest.position + 1, code.length) };
  context.findings.add({ category: 'syntax', at, message: `The JavaScript does not parse: ${latest.message}.` });
  return null;
}

/** Nesting beyond this is no code a person wrote; the walkers behind the parser are recursive. */
const MAX_NESTING = 500;

/** True when the syntax tree is deeper than anything honest. Walks without recursion. */
function isTooDeep(program: Program): boolean {
  let level: object[] = [program];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) return true;
    const next: object[] = [];
    for (const node of level) {
      for (const value of Object.values(node) as unknown[]) {
        if (Array.isArray(value)) for (const item of value as unknown[]) if (isNode(item)) next.push(item);
        if (isNode(value)) next.push(value);
      }
    }
    level = next;
  }
  return false;
}

/** How deep brackets are nested, read without a parser; texts and comments count as well, which only ever adds. */
function bracketDepth(code: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at];
    if (character === '(' || character === '[' || character === '{') depth += 1;
    else if (character === ')' || character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function refuseDepth(context: CheckContext, code: string): null {
  context.findings.add({ category: 'obfuscation', at: { start: 0, end: code.length }, message: 'The code is nested too deeply to be proven safe.' });
  return null;
}

type Attempt = { readonly program: Program } | { readonly message: string; readonly position: number };

function attempt(code: string, level: number): Attempt {
  try {
    // acorn's nodes are ESTree nodes; only the positions differ in type.
    return { program: parse(code, { ecmaVersion: level as ecmaVersion, sourceType: 'script', allowHashBang: false, ranges: true }) as unknown as Program };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // acorn turns the end of its stack into a syntax error.
    if (error.message.includes('stack space')) throw new RangeError(error.message);
    const position = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    return { message: error.message.replace(/\s*\(\d+:\d+\)$/, ''), position };
  }
}
