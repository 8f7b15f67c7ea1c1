import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { formatLineAnchor, parseLineAnchor } from '../../../components/code/line-anchor.js';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { CodePart } from '../components/code-part.js';
import { EffectSummary } from '../components/effect-list.js';
import { useShownCode } from '../api/use-shown-code.js';

/** JavaScript and CSS, read-only; the address names lines: `#L12`, `#css-L3`. */
export function CodeSourceView(): ReactNode {
  const code = useShownCode();
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const anchor = useMemo(() => parseLineAnchor(hash), [hash]);
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
