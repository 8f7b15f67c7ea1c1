import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { LineRange } from './line-anchor.js';

export const setLinkedLines = StateEffect.define<LineRange | null>();

const linkedLine = Decoration.line({ class: 'cm-linked-line' });

/** Draws the lines the address points at. */
export const linkedLines: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setLinkedLines)) continue;
      const { doc } = transaction.state;
      const range = effect.value;
      if (range === null || range.from > doc.lines) {
        next = Decoration.none;
        continue;
      }
      const marks = [];
      for (let line = range.from; line <= Math.min(range.to, doc.lines); line += 1) marks.push(linkedLine.range(doc.line(line).from));
      next = Decoration.set(marks);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
