import { EXAMPLE_POLICY } from '@safecode/verifier/corpus/example-policy';
import { WHOLE_CORPUS } from '@safecode/verifier/corpus/whole-corpus';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { verify } from '@safecode/verifier/verify';

/*
 * The heap after many verifications against the heap after a first part of them; run with --expose-gc. Each
 * verification gets a text of its own, so that nothing is answered from what was read before.
 */
const WARM_UP = 20_000;
const COUNT = 100_000;
const policy = compilePolicy(EXAMPLE_POLICY);
const cases = WHOLE_CORPUS.filter((entry) => entry.code.length < 400);

function run(from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const entry = cases[at % cases.length];
    if (entry !== undefined) verify(policy, { pageType: entry.pageType ?? 'pdp', language: entry.language, code: `${entry.code}\n/* ${at} */` });
  }
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

run(0, WARM_UP);
const before = heap();
run(WARM_UP, COUNT);
process.send?.({ count: COUNT, before, after: heap() });
process.disconnect?.();
