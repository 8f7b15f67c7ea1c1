import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], color: 'var(--opal-code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--opal-code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.unit, tags.color], color: 'var(--opal-code-number)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--opal-code-comment)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.className, tags.tagName, tags.attributeName, tags.function(tags.variableName)], color: 'var(--opal-code-name)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--opal-text)', backgroundColor: 'var(--opal-panel)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--opal-mono)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--opal-text)', padding: '8px 0' },
  '.cm-gutters': { backgroundColor: 'var(--opal-page)', color: 'var(--opal-muted)', border: 'none', borderInlineEnd: '1px solid var(--opal-hairline)' },
  '.cm-lineNumbers .cm-gutterElement': { cursor: 'pointer', paddingInline: '8px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--opal-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--opal-accent) 26%, transparent)',
  },
  '.cm-linked-line': { backgroundColor: 'var(--opal-warn-bg)' },
  '.cm-threads': { inlineSize: '28px' },
  '.cm-thread': { cursor: 'pointer', display: 'block', inlineSize: '24px', textAlign: 'center', lineHeight: '20px', fontSize: '12px', color: 'var(--opal-wait-fg)' },
  '.cm-thread[data-state=resolved]': { color: 'var(--opal-muted)' },
  '.cm-specialChar': { color: 'var(--opal-bad-fg)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--opal-bad-line)', textUnderlineOffset: '4px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--opal-warn-line)', textUnderlineOffset: '4px' },
  // The library draws these with data: pictures, which a strict content security policy refuses.
  '.cm-lint-marker': { inlineSize: 'auto', blockSize: 'auto', lineHeight: '20px', fontSize: '12px' },
  '.cm-lint-marker-error': { content: '"●"', color: 'var(--opal-bad-line)' },
  '.cm-lint-marker-warning': { content: '"▲"', color: 'var(--opal-warn-line)' },
  '.cm-tooltip': { backgroundColor: 'var(--opal-raised)', color: 'var(--opal-text)', border: '1px solid var(--opal-hairline)', maxWidth: '480px' },
});

/** Colours come from our tokens, so the editor follows the theme without being built again. */
export const editorTheme: Extension = [look, syntaxHighlighting(highlight)];
