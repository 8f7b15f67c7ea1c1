import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { LinkButton } from '../../../components/actions/link-button.js';
import codeClasses from '../../../components/code/code.module.css';
import { FindingCard } from '../../../components/code/finding-card.js';
import { formatLineAnchor } from '../../../components/code/line-anchor.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { paths } from '../../../routing/paths.js';
import { isTypingTarget, singleKeysEnabled } from '../../../routing/single-keys.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { CheckDocument } from '../components/check-document.js';
import { FixPreview } from '../components/fix-preview.js';
import { useShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';

const STEPS: Readonly<Record<string, number>> = { n: 1, p: -1 };

/** `n` and `p` move the focus from card to card. */
function useFindingKeys(): React.RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target) || !singleKeysEnabled()) return;
      const cards = [...(list.current?.querySelectorAll<HTMLElement>('article') ?? [])];
      const current = cards.findIndex((card) => card.contains(document.activeElement));
      cards[Math.min(cards.length - 1, Math.max(0, current + step))]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return list;
}

/** What could not be proved, errors first, each with its place, reason and mend. */
export function CodeFindingsView(): ReactNode {
  const code = useShownCode();
  const { slugs, brand, can } = useBrandScope();
  const list = useFindingKeys();
  const findings = useMemo(() => orderFindings(code.report), [code.report]);
  if (findings.length === 0) {
    const categories = new Set(code.report.parts.flatMap((part) => part.checked)).size;
    return <EmptyState title={messages.noFindings}>{messages.noFindingsText(categories, code.madeFrom.verifierVersion)}</EmptyState>;
  }
  return (
    <ul className={codeClasses.list} ref={list}>
      {findings.map(({ finding, language, key }) => (
        <li key={key}>
          <FindingCard
            id={`f-${key}`}
            level={2}
            finding={finding}
            language={language}
            source={language === 'js' ? code.javascript : code.css}
            rule={
              finding.rule === undefined ? null : (
                <Link to={paths.knowledge(slugs.org, brand.slug, 'rules')} hash={finding.rule}>
                  {messages.rule(finding.rule)}
                </Link>
              )
            }
            actions={
              <div className={codeClasses.actions}>
                {finding.fix === undefined ? null : <FixPreview codeId={code.id} sources={{ js: code.javascript, css: code.css }} fix={finding.fix} />}
                {can('code.edit') ? (
                  <LinkButton
                    size="xs"
                    variant="default"
                    to={paths.code({ org: slugs.org, brand: brand.slug, codeId: code.id })}
                    search={{ edit: language, at: `${finding.line}:${finding.column}` }}
                  >
                    {messages.editHere}
                  </LinkButton>
                ) : null}
                <CheckDocument category={finding.category} />
                <Link to={paths.code({ org: slugs.org, brand: brand.slug, codeId: code.id })} hash={formatLineAnchor(language, finding.line)}>
                  {messages.showLine}
                </Link>
              </div>
            }
          />
        </li>
      ))}
    </ul>
  );
}
