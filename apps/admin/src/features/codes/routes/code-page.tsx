import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { describeError } from '../../../api/describe-error.js';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { PresenceLine } from '../../../components/live/presence-line.js';
import { Page } from '../../../components/page/page.js';
import { ViewLinks } from '../../../components/page/view-links.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths, type CodeView } from '../../../routing/paths.js';
import { isTypingTarget, singleKeysEnabled } from '../../../routing/single-keys.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useCode } from '../api/use-codes.js';
import { messages } from '../messages.js';

const VIEWS = ['code', 'findings', 'evidence', 'discussion'] as const satisfies readonly CodeView[];

/** Keys 1 to 4 open the views. */
function useViewKeys(pathOf: (view: CodeView) => string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const view = VIEWS[Number(event.key) - 1];
      if (view === undefined || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target) || !singleKeysEnabled()) return;
      void navigate({ to: pathOf(view) });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, pathOf]);
}

/** One code: what it is, its verdict, and its views. */
export function CodePage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const codeId = parseId(useParams({ strict: false }).codeId);
  const query = useCode(codeId);
  const code = query.data;
  const errors = code?.errorCount ?? 0;
  const pathOf = (view: CodeView): string => paths.code({ org: slugs.org, brand: brand.slug, codeId }, view);
  useViewKeys(pathOf);
  const view = useLocation({ select: (location) => VIEWS.find((name) => location.pathname.endsWith(`/${name}`)) ?? 'code' });
  const isMissing = query.error !== null && describeError(query.error).kind === 'not_found';
  return (
    <Page
      title={messages.heading(codeId, code?.title)}
      tabTitle={`#${codeId} ${messages.views[view]}`}
      place={brand.name}
      trail={{ label: messages.title, to: paths.codes(slugs) }}
      status={
        code === undefined ? undefined : (
          <>
            <StatusBadge family="code" status={code.status} />
            <StatusBadge family="verdict" status={code.verdict} />
          </>
        )
      }
      lead={code === undefined ? undefined : `${code.pageType}, ${messages.counts(code.errorCount, code.warningCount)}, ${messages.madeBy(code.createdBy)}`}
      actions={code === undefined ? undefined : <CopyButton label={`${messages.copyHash} ${code.contentHash.slice(0, 7)}`} value={code.contentHash} size="sm" />}
    >
      {code === undefined ? null : <PresenceLine codeId={codeId} />}
      {isMissing ? null : (
        <ViewLinks
          label={messages.view}
          links={VIEWS.map((name) => ({
            to: pathOf(name),
            label: messages.views[name],
            count: name === 'findings' && code !== undefined ? code.errorCount + code.warningCount : undefined,
          }))}
        />
      )}
      {code?.status === 'failed_draft' ? (
        <Notice
          tone="bad"
          title={messages.failedDraft}
          actions={
            view === 'findings' ? null : (
              <LinkButton size="xs" variant="default" to={pathOf('findings')}>
                {messages.toFindings}
              </LinkButton>
            )
          }
        >
          <p>{messages.failedDraftText(errors)}</p>
        </Notice>
      ) : null}
      <QueryView query={query}>{() => <Outlet />}</QueryView>
    </Page>
  );
}
