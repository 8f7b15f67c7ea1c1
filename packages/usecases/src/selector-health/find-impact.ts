import type { Impact } from '@safecode/domain/selector-health/health-view';
import type { Template } from '@safecode/domain/templates/template';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { CodeAtRisk } from '@safecode/database/selector-health/impact-read-model';
import { applyAlias } from '@safecode/learning/aliases/apply-alias';
import { withPlaceholdersMasked } from './mask-placeholders.js';

/** What of a brand may touch a selector. */
export interface Dependants {
  readonly templates: readonly Template[];
  readonly codes: readonly CodeAtRisk[];
}

interface Sources {
  readonly javascript: string;
  readonly css: string;
}

/** The sources with one selector in the place of another, wherever a selector of the code has it. */
export function replaceSelector({ javascript, css }: Sources, from: string, to: string): Sources {
  const replace = (code: string, language: CodeLanguage): string => (code === '' ? code : withPlaceholdersMasked(code, (readable) => applyAlias({ type: 'alias', from, to }, readable, language)));
  return { javascript: replace(javascript, 'js'), css: replace(css, 'css') };
}

/** A name no shop has: putting it in the place of a selector shows where the selector stands. */
const PROBE = '.safecode-where-used';

const names = (sources: Sources, selector: string): boolean => {
  const probed = replaceSelector(sources, selector, PROBE);
  return probed.javascript !== sources.javascript || probed.css !== sources.css;
};

/**
 * Templates that name the selector or have a slot for its role, and code visitors see or soon will that touches it.
 * @param target the selector and the role it was approved for
 */
export function findImpact(target: { readonly selector: string; readonly role: string | null }, { templates, codes }: Dependants): Impact {
  const { selector, role } = target;
  const hasSlot = ({ slots }: Template): boolean => slots.some((slot) => slot.kind === 'selector' && slot.role === role);
  const touched = codes.filter((code) => code.selectors.includes(selector) || names(code, selector));
  return {
    templates: templates.filter((template) => hasSlot(template) || names(template, selector)).map(({ id, name }) => ({ id, name })),
    codes: touched.map(({ id, title, status }) => ({ id, title, status })),
    liveCount: touched.filter(({ status }) => status === 'deployed').length,
  };
}
