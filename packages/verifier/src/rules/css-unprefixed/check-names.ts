import type { CheckContext } from '../../report/check-context.js';
import type { Span } from '../../report/finding-collector.js';

/** Classes and ids this code gives to elements carry the own prefix (safety policy, point 14). */
export function checkIntroducedClasses(context: CheckContext, names: string, at: Span): void {
  for (const name of names.split(/\s+/)) if (name !== '') checkIntroduced(context, name, { kind: 'class', at });
}

/** Records a class or id the change introduces, and refuses it when it does not start with the own prefix. */
export function checkIntroduced(context: CheckContext, name: string, what: { readonly kind: 'class' | 'id'; readonly at: Span }): void {
  if (what.kind === 'class') context.effects.add('classes', name);
  const { prefix } = context.policy;
  if (name.startsWith(prefix)) return;
  context.findings.add({
    category: 'css-unprefixed',
    at: what.at,
    message: `Uses the ${what.kind} ${name === '' ? '""' : name}, which does not start with ${prefix}.`,
    mend: `Call it ${prefix}${name}.`,
    hint: { kind: 'rename', of: what.kind, name },
  });
}
