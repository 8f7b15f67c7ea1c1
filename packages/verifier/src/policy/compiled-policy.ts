import type { BrandPolicy, PolicyRuleKind } from '@safecode/domain/policy/brand-policy';
import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { ApprovalIndex } from '@safecode/selectors/approval/approval-index';
import type { LearntRule } from '../rules/learnt-rule/learnt-check.js';
import type { ProvenStyles } from './proven-styles.js';
import type { SelectorBook } from './selector-book.js';

/** What the brand says of an entry that is not approved here, or not for long: said in the finding, so that a person can act on it. */
export interface EntryNote {
  readonly selector: string;
  readonly pageType: string;
  readonly deprecated: boolean;
  /** Approved, but on its way out. */
  readonly retiring: 'warned' | 'deprecated' | undefined;
  readonly replacement: string | undefined;
}

/** A brand policy made ready for many verifications. What it says never changes; build it with `compilePolicy`. */
export interface CompiledPolicy {
  readonly source: BrandPolicy;
  readonly prefix: string;
  /** Base against which relative URLs are resolved. */
  readonly site: string;
  /** Approved selectors of a page type and of `global`; an unknown page type has the global ones only. */
  readonly indexFor: (pageType: string) => ApprovalIndex;
  /** The same, with the selectors that were judged by them. */
  readonly bookFor: (pageType: string) => SelectorBook;
  readonly provenStyles: ProvenStyles;
  /** Entries of the brand in canonical spelling, also those that are not approved. */
  readonly notes: ReadonlyMap<string, readonly EntryNote[]>;
  /** Host names requests may go to; null: the brand sets no limit. */
  readonly networkHosts: ReadonlySet<string> | null;
  /** Host names resources and links may come from; null: the brand sets no limit. */
  readonly resourceHosts: ReadonlySet<string> | null;
  /** Newest ECMAScript edition, as a year. */
  readonly esLevel: number;
  /** Largest permitted change in UTF-8 bytes; null: no limit. */
  readonly maxBytes: { readonly js: number; readonly css: number } | null;
  /** The one global name the code may create. */
  readonly namespace: string | null;
  readonly forbiddenApis: ReadonlySet<string>;
  /** The names of these that are read from the window, by themselves. */
  readonly forbiddenGlobals: ReadonlySet<string>;
  /** Id of the brand's rule of a kind, where it has one. */
  readonly ruleIds: Readonly<Partial<Record<PolicyRuleKind, string>>>;
  /** Rules that were learnt from corrections. */
  readonly learnt: readonly LearntRule[];
  /** Categories that are checked under this policy. */
  readonly checked: readonly FindingCategory[];
}
