import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { SelectorBook } from '../policy/selector-book.js';
import type { EffectsCollector } from './effects-collector.js';
import type { FindingCollector } from './finding-collector.js';

/** What every check needs: the policy, the approved selectors of the page type, and where to put its results. */
export interface CheckContext {
  readonly policy: CompiledPolicy;
  readonly pageType: string;
  readonly book: SelectorBook;
  readonly findings: FindingCollector;
  readonly effects: EffectsCollector;
}
