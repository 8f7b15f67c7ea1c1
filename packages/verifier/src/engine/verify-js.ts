import type { Node, Program } from 'estree';
import type { CheckContext } from '../report/check-context.js';
import { checkGlobalDeclarations } from '../rules/global-leak/check-declarations.js';
import { findMerges } from '../rules/global-leak/find-merges.js';
import { checkLoops } from '../rules/infinite-work/check-loops.js';
import { checkOverwritten } from '../rules/infinite-work/check-overwritten.js';
import { checkStartedTwice } from '../rules/infinite-work/check-started-twice.js';
import { checkStarted } from '../rules/infinite-work/check-started.js';
import { checkIdentifiers } from '../rules/obfuscation/check-identifiers.js';
import { checkReached } from '../rules/obfuscation/check-reached.js';
import { checkInvisibleCharacters } from '../rules/obfuscation/check-characters.js';
import { hashScript } from '../hashing/hash-script.js';
import { BudgetExceeded, Interpreter } from './interpreter.js';
import { loopTest } from './loop-test.js';
import { resolveScopes } from '../scopes/resolve-scopes.js';
import { parseScript } from './parse-script.js';
import { parentsOf } from './survey-program.js';

/** Steps per character of source on top of a floor, and at most: ample for honest code, far below a hang. */
const STEPS_PER_CHARACTER = 20;
const STEP_FLOOR = 40_000;
const STEP_CEILING = 600_000;

/**
 * Verifies a script: characters, syntax, then one abstract run with all its checks, then loops and timers. Gives the
 * hash of its normal form, or null when it does not parse.
 */
export function verifyJs(context: CheckContext, code: string): string | null {
  const parsed = parseScript(context, code);
  if (parsed === null) {
    checkInvisibleCharacters(context, code);
    return null;
  }
  const { program, loops } = parsed;
  const before = [...context.findings.drafted()];
  const scopes = resolveScopes(program);
  const merges = parsed.hasComputedWrites ? findMerges(program, code) : new Set<Node>();
  const interpreter = new Interpreter(context, { program, scopes, merges, inLoop: loopTest(loops), budget: Math.min(STEP_CEILING, STEP_FLOOR + code.length * STEPS_PER_CHARACTER) });
  runInterpreter(context, interpreter, code);
  for (const draft of before) context.findings.add(draft);
  checkInvisibleCharacters(context, code);
  checkIdentifiers(context, { program: program satisfies Program, code });
  checkGlobalDeclarations(context, { scopes, program });
  checkLoops(interpreter, loops);
  const parents = lazyParents(program);
  checkStarted(interpreter, parents);
  checkOverwritten(interpreter, parents);
  checkStartedTwice(interpreter, parents);
  checkReached(interpreter);
  return hashScript(program);
}

/** The parent of every node, once a check asks for it: most scripts need none. */
function lazyParents(program: Program): () => ReadonlyMap<Node, Node> {
  let parents: ReadonlyMap<Node, Node> | null = null;
  return () => (parents ??= parentsOf(program));
}

function runInterpreter(context: CheckContext, interpreter: Interpreter, code: string): void {
  const at = { start: 0, end: code.length };
  try {
    if (interpreter.run()) return;
    context.findings.add({ category: 'obfuscation', at, message: 'The code is too complex to be proven safe (its values do not settle).' });
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    context.findings.add({ category: 'obfuscation', at, message: `The code is too complex to be proven safe (${error.message}).` });
  }
}
