import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage, Verdict } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { applyImprovements } from '../apply-improvements.js';
import { reachOf, type Reach } from '../reach/reach.js';
import { distanceBetween } from './distance.js';

interface Sources {
  readonly javascript: string;
  readonly css: string;
}

/** Code whose later life says what was right. */
export interface PastCode {
  readonly id: number;
  readonly pageType: string;
  readonly isApproved: boolean;
  readonly generated: Sources;
  /** What people made of it; the same as generated when they approved it as it was. */
  readonly final: Sources;
}

export interface ReplayResult {
  readonly saved: number;
  readonly worse: number;
  readonly unchanged: number;
  /** Approved code that would change, with the verdict about the result. */
  readonly approved: readonly { readonly codeId: number; readonly verdict: Verdict }[];
}

const PARTS = [['javascript', 'js'], ['css', 'css']] as const satisfies readonly (readonly [keyof Sources, CodeLanguage])[];

/** Code of the past, read once for all improvements that are replayed on it. */
export class Replay {
  readonly #codes: readonly { readonly code: PastCode; readonly generated: Record<keyof Sources, Reach>; readonly final: Record<keyof Sources, Reach> }[];
  readonly #policy: CompiledPolicy;

  constructor(codes: readonly PastCode[], policy: CompiledPolicy) {
    this.#codes = codes.map((code) => ({ code, generated: reachOfSources(code.generated), final: reachOfSources(code.final) }));
    this.#policy = policy;
  }

  /** What an improvement would have done to the code when it was generated, and would do to approved code now. Pure. */
  of(improvement: Improvement): ReplayResult {
    const counts = { saved: 0, worse: 0, unchanged: 0 };
    const approved: { codeId: number; verdict: Verdict }[] = [];
    for (const { code, generated, final } of this.#codes) {
      counts[judge(code, improveSources(improvement, code.generated, generated))] += 1;
      const changed = code.isApproved ? improveSources(improvement, code.final, final) : null;
      if (changed !== null) approved.push({ codeId: code.id, verdict: verifyVariation(this.#policy, { pageType: code.pageType, ...changed }).verdict });
    }
    return { ...counts, approved };
  }
}

const reachOfSources = ({ javascript, css }: Sources): Record<keyof Sources, Reach> => ({ javascript: reachOf(javascript, 'js'), css: reachOf(css, 'css') });

/** The sources with an improvement; null when it changes nothing. */
function improveSources(improvement: Improvement, sources: Sources, reach: Record<keyof Sources, Reach>): Sources | null {
  const improve = (part: keyof Sources, language: CodeLanguage): string => {
    const code = sources[part];
    return code === '' || !reach[part].mayFit(improvement.change) ? code : applyImprovements(code, language, [improvement]).code;
  };
  const improved = { javascript: improve('javascript', 'js'), css: improve('css', 'css') };
  return improved.javascript === sources.javascript && improved.css === sources.css ? null : improved;
}

function judge({ generated, final }: PastCode, improved: Sources | null): 'saved' | 'worse' | 'unchanged' {
  if (improved === null) return 'unchanged';
  const distanceFrom = (sources: Sources): number => PARTS.reduce((sum, [part, language]) => sum + (distanceBetween(sources[part], final[part], language) ?? 0), 0);
  return distanceFrom(improved) < distanceFrom(generated) ? 'saved' : 'worse';
}
