import { slugSchema } from '@safecode/domain/primitives';
import { templateContentSchema } from '@safecode/domain/templates/template';
import type { z } from 'zod';

export const demoTemplateSchema = templateContentSchema.extend({ slug: slugSchema });

/** A template with its slug, as it is seeded. */
export type DemoTemplate = z.output<typeof demoTemplateSchema>;

/** As a person writes it; what is left out takes the schema's default. */
export type WrittenTemplate = z.input<typeof demoTemplateSchema>;
type WrittenSlot = NonNullable<WrittenTemplate['slots']>[number];

/**
 * JavaScript that several templates share: it calls `apply` for an element now and whenever the shop renders it anew.
 * A generated variation stands alone, so that this is text and not an import.
 */
export const ON_EACH = `// Calls apply with each element, and again when the shop renders it anew. Where the testing
  // platform offers no observer, it looks for six seconds and then gives up.
  function onEach(selector, apply) {
    const utils = window.optimizely && window.optimizely.get && window.optimizely.get('utils');
    if (utils && utils.observeSelector) {
      utils.observeSelector(selector, apply);
      return;
    }
    let tries = 0;
    function look() {
      const found = document.querySelectorAll(selector);
      if (found.length > 0) {
        found.forEach((element) => apply(element));
        return;
      }
      tries += 1;
      if (tries < 60) {
        setTimeout(look, 100);
      }
    }
    look();
  }`;

const BACKGROUND_HINTS = ['background', 'bar colour', 'bar color', 'fill'];
const TEXT_COLOR_HINTS = ['text colour', 'text color', 'font colour', 'font color', 'letters'];

/** The pair of colours of a bar or badge. The defaults are the shop's own and have a contrast of 11 to 1. */
export function colorSlots(background = '#1f4037', text = '#ffffff'): WrittenSlot[] {
  return [
    { kind: 'color', name: 'background', label: 'Background', default: background, hints: BACKGROUND_HINTS },
    { kind: 'color', name: 'textColor', label: 'Text colour', default: text, hints: TEXT_COLOR_HINTS },
  ];
}
