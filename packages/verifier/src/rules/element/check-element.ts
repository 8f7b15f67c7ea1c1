import type { CheckContext } from '../../report/check-context.js';
import type { Span } from '../../report/finding-collector.js';

/** Elements that run code, load documents or change what the page's URLs mean (safety policy, point 8). */
const ACTIVE_ELEMENTS = new Set(['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'meta', 'link', 'form', 'portal', 'fencedframe']);

/** Refuses an element that may not be created, by createElement or in markup. */
export function checkElementName(context: CheckContext, tag: string, at: Span): void {
  const name = tag.toLowerCase();
  context.effects.add('created', name);
  if (!ACTIVE_ELEMENTS.has(name)) return;
  context.findings.add({ category: 'dangerous-sink', at, message: `Creates a <${name}> element.`, mend: 'Leave this element out.' });
}
