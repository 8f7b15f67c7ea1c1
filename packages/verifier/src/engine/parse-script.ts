import { parse, type ecmaVersion } from 'acorn';
import type { Program } from 'estree';
import { LATEST_ES_LEVEL } from '../policy/compile-policy.js';
import type { CheckContext } from '../report/check-context.js';

/**
 * Parses a script at the permitted level. Code that only parses at a later level is an `es-level` finding (and is
 * analysed all the same); code that parses at no level is a `syntax` finding, and null is returned.
 */
export function parseScript(context: CheckContext, code: string): Program | null {
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

type Attempt = { readonly program: Program } | { readonly message: string; readonly position: number };

function attempt(code: string, level: number): Attempt {
  try {
    // acorn's nodes are ESTree nodes; only the positions differ in type.
    return { program: parse(code, { ecmaVersion: level as ecmaVersion, sourceType: 'script', allowHashBang: false, ranges: true }) as unknown as Program };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    return { message: error.message.replace(/\s*\(\d+:\d+\)$/, ''), position };
  }
}
