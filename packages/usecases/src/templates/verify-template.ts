import { DomainError } from '@safecode/domain/errors/domain-error';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { TemplateContent } from '@safecode/domain/templates/template';
import type { VariationReport } from '@safecode/domain/verification/report';
import { checkPlaceholders, exampleValues, fillTemplate, SlotValueError } from '@safecode/generator/fill-template';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';

/** What a template is checked against. */
export interface TemplateCheck {
  readonly policy: CompiledPolicy;
  readonly selectors: readonly DomSelector[];
}

/** A template filled with examples for one of its page types, and what the verifier says of it. */
export interface CheckedTemplate {
  readonly report: VariationReport;
  readonly javascript: string;
  readonly css: string;
  readonly pageType: string;
}

/**
 * Fills a template with its defaults or examples and verifies it on each of its page types. Answers the first page type
 * on which it fails, else the first one.
 * @throws template.placeholder_mismatch when slots and placeholders do not match, or a slot cannot be filled
 */
export function verifyTemplate(check: TemplateCheck, content: TemplateContent): CheckedTemplate {
  const problems = checkPlaceholders(content);
  if (problems.length > 0) throw new DomainError('template.placeholder_mismatch', { details: problems.join('; ') });
  const pageTypes = content.pageTypes.includes(GLOBAL_PAGE_TYPE) ? check.policy.source.pageTypes : content.pageTypes;
  const checked = pageTypes.map((pageType) => checkOn(check, content, pageType));
  const shown = checked.find(({ report }) => report.verdict === 'fail') ?? checked[0];
  if (shown === undefined) throw new DomainError('brand.page_type_unknown', { pageType: GLOBAL_PAGE_TYPE, known: '' });
  return shown;
}

/** @throws template.not_safe with the findings, when the verdict is fail */
export function assertSafeTemplate({ knowledge, policy }: CompiledKnowledge, content: TemplateContent): CheckedTemplate {
  const checked = verifyTemplate({ policy, selectors: knowledge.selectors }, content);
  if (checked.report.verdict === 'pass') return checked;
  const findings = checked.report.parts.flatMap((part) =>
    part.findings.filter((finding) => finding.severity === 'error').map((finding) => ({ ...finding, language: part.language })),
  );
  const { pageType, javascript, css } = checked;
  throw new DomainError('template.not_safe', { count: findings.length, findings, pageType, javascript, css });
}

function checkOn({ selectors, policy }: TemplateCheck, content: TemplateContent, pageType: string): CheckedTemplate {
  try {
    const { javascript, css } = fillTemplate(content, exampleValues(content, { selectors, pageType }));
    return { report: verifyVariation(policy, { pageType, javascript, css }), javascript, css, pageType };
  } catch (error) {
    if (error instanceof SlotValueError) throw new DomainError('template.placeholder_mismatch', { details: `on ${pageType}: ${error.message}` }, { cause: error });
    throw error;
  }
}
