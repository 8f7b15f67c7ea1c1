import { FINDING_CATEGORIES, type FindingCategory } from '@safecode/domain/verification/categories';
import type { RuleDocument } from '@safecode/domain/verification/rule-document';
import { CATEGORY_TEXTS } from '../report/category-texts.js';
import { document as cssImportant } from './css-important/document.js';
import { document as cssRemote } from './css-remote/document.js';
import { document as cssUnprefixed } from './css-unprefixed/document.js';
import { document as dangerousSink } from './dangerous-sink/document.js';
import { document as esLevel } from './es-level/document.js';
import { document as forbiddenApi } from './forbidden-api/document.js';
import { document as globalLeak } from './global-leak/document.js';
import { document as infiniteWork } from './infinite-work/document.js';
import { document as learntRule } from './learnt-rule/document.js';
import { document as missingGuard } from './missing-guard/document.js';
import { document as navigation } from './navigation/document.js';
import { document as network } from './network/document.js';
import { document as obfuscation } from './obfuscation/document.js';
import { document as overlay } from './overlay/document.js';
import { document as sensitiveField } from './sensitive-field/document.js';
import { document as size } from './size/document.js';
import { document as storage } from './storage/document.js';
import { document as syntax } from './syntax/document.js';
import { document as unapprovedSelector } from './unapproved-selector/document.js';
import { document as unresolvableSelector } from './unresolvable-selector/document.js';
import type { RulePage } from './rule-page.js';

const PAGES: Readonly<Record<FindingCategory, RulePage>> = {
  syntax,
  'es-level': esLevel,
  size,
  'unapproved-selector': unapprovedSelector,
  'unresolvable-selector': unresolvableSelector,
  'dangerous-sink': dangerousSink,
  obfuscation,
  network,
  storage,
  navigation,
  'global-leak': globalLeak,
  'missing-guard': missingGuard,
  'infinite-work': infiniteWork,
  'sensitive-field': sensitiveField,
  'forbidden-api': forbiddenApi,
  'css-remote': cssRemote,
  'css-unprefixed': cssUnprefixed,
  'css-important': cssImportant,
  overlay,
  'learnt-rule': learntRule,
};

/** The page of every category, in the order of the public vocabulary. Both examples of each are run as tests. */
export const RULE_DOCUMENTS: readonly RuleDocument[] = FINDING_CATEGORIES.map((category) => {
  const { why, mend } = CATEGORY_TEXTS[category];
  return { category, ...PAGES[category], why, mend };
});
