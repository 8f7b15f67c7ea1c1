import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { cssLanguage } from '@codemirror/lang-css';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { CodeLanguage, Finding } from '@safecode/domain/verification/report';
import { cspNonce } from './csp-nonce.js';
import { toDiagnostics } from './editor-diagnostics.js';
import { editorTheme } from './editor-theme.js';
import type { LineRange } from './line-anchor.js';
import { linkedLines, setLinkedLines } from './linked-lines.js';
import classes from './code.module.css';

export interface CodeMirrorProps {
  value: string;
  language: CodeLanguage;
  /** Accessible name, e.g. "JavaScript". */
  label: string;
  /** Absent: the text can be read and selected, not changed. */
  onChange?: (value: string) => void;
  findings?: readonly Finding[];
  lines?: LineRange | null;
  onLine?: (line: number) => void;
  describedBy?: string;
  /** Where the caret starts, with the focus; lines and columns count from 1. */
  caret?: { readonly line: number; readonly column: number } | undefined;
}

/** Tab indents after a click with the pointer and leaves the editor after entry by keyboard, so nobody is trapped. */
const tabPolicy: Extension = EditorView.domEventHandlers({
  mousedown: (_, view) => {
    view.setTabFocusMode(false);
  },
  blur: (_, view) => {
    view.setTabFocusMode(true);
  },
});

function reading(props: CodeMirrorProps): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    // Not editable, it would not be reachable by keyboard, and long lines could not be scrolled to.
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true', 'aria-label': props.label }),
    keymap.of([...defaultKeymap.filter((binding) => binding.key?.startsWith('Arrow') || binding.key?.startsWith('Page')), ...lintKeymap]),
  ];
}

function writing(props: CodeMirrorProps, onChange: (value: string) => void): Extension {
  return [
    history(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    drawSelection(),
    keymap.of([indentWithTab, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
    tabPolicy,
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': props.label, ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }) }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
}

function extensions(props: CodeMirrorProps, latest: { readonly current: CodeMirrorProps }): Extension {
  return [
    EditorView.cspNonce.of(cspNonce()),
    lineNumbers({
      domEventHandlers: {
        click: (view, block) => {
          latest.current.onLine?.(view.state.doc.lineAt(block.from).number);
          return true;
        },
      },
    }),
    highlightSpecialChars(),
    // The languages without their completions: those would add a third to the chunk, and code is mostly read here.
    props.language === 'js' ? javascriptLanguage : cssLanguage,
    editorTheme,
    linkedLines,
    lintGutter(),
    props.onChange === undefined ? reading(props) : writing(props, (value) => latest.current.onChange?.(value)),
  ];
}

/** CodeMirror 6, for reading and for writing. Loaded only where code is shown. */
export default function CodeMirror(props: CodeMirrorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  // Before the paint: an empty box in between would make everything below it jump.
  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const editor = new EditorView({ parent: host.current, state: EditorState.create({ doc: latest.current.value, extensions: extensions(latest.current, latest) }) });
    editor.setTabFocusMode(true);
    view.current = editor;
    const { caret } = latest.current;
    if (caret !== undefined && caret.line <= editor.state.doc.lines) {
      const line = editor.state.doc.line(caret.line);
      const anchor = Math.min(line.to, line.from + caret.column - 1);
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      editor.focus();
    }
    return () => {
      view.current = null;
      editor.destroy();
    };
    // Language, label and mode do not change while an editor lives; callers give it a key where they could.
  }, []);

  const { value, findings, lines } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== null) editor.dispatch(setDiagnostics(editor.state, toDiagnostics(editor.state.doc, findings ?? [])));
  }, [findings]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch({ effects: setLinkedLines.of(lines ?? null) });
    if (lines !== undefined && lines !== null && lines.from <= editor.state.doc.lines) {
      editor.dispatch({ effects: EditorView.scrollIntoView(editor.state.doc.line(lines.from).from, { y: 'center' }) });
    }
  }, [lines]);

  return <div ref={host} className={`${classes.editor} ${props.onChange === undefined ? '' : classes.editable}`} />;
}
