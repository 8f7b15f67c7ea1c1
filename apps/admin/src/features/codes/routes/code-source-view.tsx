import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { formatLineAnchor, parseLineAnchor } from '../../../components/code/line-anchor.js';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { codeSearchSchema, type CodeSearch } from '../../../routing/code-search.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useShownCode } from '../api/use-shown-code.js';
import { CodeEditor } from '../components/code-editor.js';
import { CodePart } from '../components/code-part.js';
import { EffectSummary } from '../components/effect-list.js';
import { messages } from '../messages.js';

function caretOf({ edit, at }: CodeSearch) {
  if (edit === undefined || at === undefined) return null;
  const [line, column] = at.split(':').map(Number);
  return { language: edit, line: line ?? 1, column: column ?? 1 };
}

/** JavaScript and CSS, read-only until somebody edits; the address names lines: `#L12`, `#css-L3`. */
export function CodeSourceView(): ReactNode {
  const code = useShownCode();
  const { show } = useShownRevision();
  const { can } = useBrandScope();
  const navigate = useNavigate();
  const [search, change] = useSearchState(codeSearchSchema);
  const hash = useLocation({ select: (location) => location.hash });
  const anchor = useMemo(() => parseLineAnchor(hash), [hash]);
  if (search.edit !== undefined) {
    return (
      <CodeEditor
        key={code.contentHash}
        code={code}
        blockedBy={can('code.edit') ? null : messages.mayNotEdit}
        caret={caretOf(search)}
        onClose={() => change({ edit: undefined, at: undefined })}
        onSaved={(revision) => {
          change({ edit: undefined, at: undefined, rev: undefined });
          show(revision);
        }}
      />
    );
  }
  const part = (language: CodeLanguage): ReactNode => (
    <CodePart
      code={code}
      language={language}
      lines={anchor?.language === language ? anchor.range : null}
      onLine={(line) => void navigate({ to: '.', search: true, hash: formatLineAnchor(language, line), hashScrollIntoView: false, resetScroll: false })}
    />
  );
  return (
    <>
      <EffectSummary report={code.report} />
      {part('js')}
      {part('css')}
    </>
  );
}
