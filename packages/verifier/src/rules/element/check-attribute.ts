import { checkStyleAttribute } from '../../css/verify-css.js';
import type { CheckContext } from '../../report/check-context.js';
import type { Span } from '../../report/finding-collector.js';
import { checkIntroduced, checkIntroducedClasses } from '../css-unprefixed/check-names.js';
import { isField, isSensitiveAttribute } from '../sensitive-field/sensitive-names.js';
import { quote } from '../unapproved-selector/check-selector.js';
import { judgeUrl } from '../url/judge-url.js';
import { checkUrl } from '../url/check-url.js';
import { urlUseOf } from '../url/url-attributes.js';

interface AttributeOf {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
  readonly at: Span;
}

/** Checks a constant attribute, in markup or set by code. */
export function checkAttribute(context: CheckContext, attribute: AttributeOf): void {
  const { tag, value, at } = attribute;
  const name = attribute.name.toLowerCase();
  if (name.startsWith('on')) {
    context.findings.add({ category: 'dangerous-sink', at, message: `Sets the inline handler ${name}.`, mend: 'Use addEventListener with a function.' });
  } else if (name === 'style') checkStyleAttribute({ ...context, locate: () => at }, value);
  else if (name === 'class') checkIntroducedClasses(context, value, at);
  else if (name === 'id') checkIntroduced(context, value, { kind: 'id', at });
  else if (name === 'srcdoc') context.findings.add({ category: 'dangerous-sink', at, message: 'srcdoc loads a document from a text.' });
  else checkValue(context, { ...attribute, name });
  if ((isField(tag) || tag === '') && isSensitiveAttribute(name, value)) {
    context.findings.add({ category: 'sensitive-field', at, message: `Makes a payment, password or identity field (${name}="${quote(value)}").` });
  }
}

function checkValue(context: CheckContext, attribute: AttributeOf): void {
  const { tag, name, value, at } = attribute;
  if (name === 'srcset' || name === 'imagesrcset') {
    for (const candidate of value.split(/,(?=\s|[a-z]+:|\/)/i)) {
      const [url] = candidate.trim().split(/\s+/);
      if (url !== undefined && url !== '') checkUrl(context, { text: url, isPrefix: false }, { use: 'resource', at });
    }
    return;
  }
  // An animation can write javascript: into a link after it was checked.
  if (name === 'attributename' && /^(?:xlink:)?href$|^on/i.test(value)) {
    context.findings.add({ category: 'dangerous-sink', at, message: `Animates the attribute ${quote(value)}.` });
  }
  const use = urlUseOf(tag, name);
  if (use === 'form') {
    context.findings.add({ category: 'sensitive-field', at, message: `Sets where a form is sent (${name}="${quote(value)}").` });
    if (judgeUrl(context.policy, { text: value, isPrefix: false }, 'link').kind === 'script') context.findings.add({ category: 'dangerous-sink', at, message: `Runs code when a form is sent (${name}="${quote(value)}").` });
  } else if (use !== null && value.trim() !== '') checkUrl(context, { text: value, isPrefix: false }, { use, at });
}
